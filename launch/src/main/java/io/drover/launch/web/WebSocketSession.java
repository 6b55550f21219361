package io.drover.launch.web;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.timeout.IdleStateEvent;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands one client's messages to its listener, answers its pings, and sends some of its own. */
final class WebSocketSession extends SimpleChannelInboundHandler<WebSocketFrame> {
  private static final Logger LOG = LoggerFactory.getLogger(WebSocketSession.class);
  private static final int MISTAKE = 1011;
  private static final int MOST_UNANSWERED = 3;

  private final WebSocketEndpoint endpoint;
  private WebSocketListener listener = new WebSocketListener() {};
  private WebSocketConnection connection;
  private int unanswered;
  private volatile boolean dismissed;

  WebSocketSession(WebSocketEndpoint endpoint) {
    this.endpoint = endpoint;
  }

  /** Whether a client has opened a web socket. */
  static boolean speaks(Channel client) {
    return client.pipeline().get(WebSocketSession.class) != null;
  }

  /** The server says farewell to a client: what that answers is not answered again. */
  static void dismiss(Channel client) {
    WebSocketSession session = client.pipeline().get(WebSocketSession.class);
    if (session != null) {
      session.dismissed = true;
    }
  }

  /** In the channel's own thread, before anything is read. */
  void begin(Channel channel, Optional<String> subprotocol) {
    connection = new WebSocketConnection(channel, subprotocol, endpoint.mostWaitingBytes());
    try {
      listener = endpoint.onOpen(connection);
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
    unanswered = 0;
    if (frame instanceof PingWebSocketFrame) {
      var unused = context.writeAndFlush(new PongWebSocketFrame(frame.content().retain()));
    } else if (frame instanceof CloseWebSocketFrame close) {
      if (!dismissed) {
        connection.close(close.statusCode() < 0 ? 1000 : close.statusCode(), "");
      }
    } else {
      hear(frame);
    }
  }

  private void hear(WebSocketFrame frame) {
    try {
      if (frame instanceof TextWebSocketFrame text) {
        listener.onText(text.text());
      } else if (frame instanceof BinaryWebSocketFrame) {
        ByteBuffer own = ByteBuffer.allocate(frame.content().readableBytes());
        frame.content().readBytes(own);
        listener.onBinary(own.flip());
      }
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  private void fail(RuntimeException e) {
    LOG.warn("a web socket is closed", e);
    connection.close(MISTAKE, "the server failed; its log says why");
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    try {
      listener.onClose();
    } catch (RuntimeException e) {
      LOG.warn("a web socket's end was not heard", e);
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof IdleStateEvent && unanswered < MOST_UNANSWERED) {
      unanswered++;
      var unused = context.writeAndFlush(new PingWebSocketFrame());
    } else if (event instanceof IdleStateEvent) {
      var unused = context.close();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    LOG.debug("a web socket ends", cause);
    var unused = context.close();
  }
}
