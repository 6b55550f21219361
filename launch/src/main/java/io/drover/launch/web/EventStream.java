package io.drover.launch.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.IOException;

/** Server-sent events (HTML Living Standard, section 9.2) to one page. One thread. */
public final class EventStream implements AutoCloseable {
  private final Channel channel;

  EventStream(Channel channel) {
    this.channel = channel;
  }

  void begin() throws IOException, InterruptedException {
    HttpResponse response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
    SafeHeaders.set(response.headers(), "text/event-stream");
    HttpUtil.setTransferEncodingChunked(response, true);
    HttpUtil.setKeepAlive(response, false);
    written(channel.writeAndFlush(response));
  }

  /**
   * Sends one event; on return it is with the network.
   *
   * @param name by which the page listens for it
   * @param json in one line
   * @throws IOException if the page was closed
   * @throws InterruptedException if the server ends
   */
  public void send(String name, String json) throws IOException, InterruptedException {
    String event = "event: " + name + "\ndata: " + json + "\n\n";
    written(channel.writeAndFlush(new DefaultHttpContent(Unpooled.copiedBuffer(event, UTF_8))));
  }

  private static void written(ChannelFuture write) throws IOException, InterruptedException {
    if (!write.await().isSuccess()) {
      throw new IOException("the page was closed", write.cause());
    }
  }

  @Override
  public void close() {
    channel
        .writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT)
        .addListener(ChannelFutureListener.CLOSE);
  }
}
