package io.drover.launch.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** One open web socket. Any thread; no method blocks. */
public final class WebSocketConnection {
  private final Channel channel;
  private final Optional<String> subprotocol;
  private final long mostWaitingBytes;
  private final AtomicLong waitingBytes = new AtomicLong();
  private final AtomicBoolean closing = new AtomicBoolean();

  WebSocketConnection(Channel channel, Optional<String> subprotocol, long mostWaitingBytes) {
    this.channel = channel;
    this.subprotocol = subprotocol;
    this.mostWaitingBytes = mostWaitingBytes;
  }

  /** Which of the endpoint's subprotocols is spoken. */
  public Optional<String> subprotocol() {
    return subprotocol;
  }

  /**
   * Sends a message after those before it.
   *
   * @return false if it was not taken: the client reads too slowly for what waits already, or has
   *     gone
   */
  public boolean send(String text) {
    return mayWait() && write(new TextWebSocketFrame(Unpooled.copiedBuffer(text, UTF_8)));
  }

  /**
   * Sends bytes after what was sent before.
   *
   * @param bytes from position to limit; copied
   * @return false if they were not taken: the client reads too slowly for what waits already, or
   *     has gone
   */
  public boolean send(ByteBuffer bytes) {
    return mayWait() && write(new BinaryWebSocketFrame(Unpooled.copiedBuffer(bytes)));
  }

  private boolean mayWait() {
    return channel.isActive() && waitingBytes.get() < mostWaitingBytes;
  }

  private boolean write(WebSocketFrame frame) {
    long bytes = frame.content().readableBytes();
    waitingBytes.addAndGet(bytes);
    channel
        .writeAndFlush(frame)
        .addListener(
            done -> {
              waitingBytes.addAndGet(-bytes);
            });
    return true;
  }

  /** What was sent and is not with the network yet. */
  public long waitingBytes() {
    return waitingBytes.get();
  }

  /** Whether the client is still there. */
  public boolean open() {
    return channel.isActive();
  }

  /**
   * Sends the client away, after what was sent before; once: a client's own word of farewell that
   * answers this one is not answered again.
   *
   * @param code as in RFC 6455, section 7.4: 1000 for a normal end, 1008 for a mistake of the
   *     client, 1013 for come back later
   * @param reason up to 123 bytes
   */
  public void close(int code, String reason) {
    if (!closing.compareAndSet(false, true)) {
      return;
    }
    channel
        .writeAndFlush(new CloseWebSocketFrame(code, reason))
        .addListener(ChannelFutureListener.CLOSE);
  }
}
