package io.drover.telemetry.broker;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.MessageToMessageCodec;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import java.util.List;

/** MQTT's bytes as binary web socket frames. */
final class WebSocketBytes extends MessageToMessageCodec<BinaryWebSocketFrame, ByteBuf> {
  @Override
  protected void encode(ChannelHandlerContext context, ByteBuf bytes, List<Object> out) {
    out.add(new BinaryWebSocketFrame(bytes.retain()));
  }

  @Override
  protected void decode(
      ChannelHandlerContext context, BinaryWebSocketFrame frame, List<Object> out) {
    out.add(frame.content().retain());
  }
}
