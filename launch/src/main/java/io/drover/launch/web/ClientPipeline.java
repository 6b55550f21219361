package io.drover.launch.web;

import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.timeout.IdleStateHandler;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** What a client's bytes go through: requests first, messages once it has opened a web socket. */
final class ClientPipeline {
  static final String IDLE = "idle";

  private static final String FLOW = "flow";
  private static final String REQUESTS = "requests";
  private static final int MOST_REQUEST_BYTES = 1 << 16;
  private static final int IDLE_SECONDS = 30;
  private static final int PING_SECONDS = 20;

  private ClientPipeline() {}

  /** Of a client that has just come. */
  static void begin(
      SocketChannel client,
      Optional<SslContext> tls,
      HostNames hosts,
      WebRoutes routes,
      Executor workers) {
    // one request is read after the other, so that answers come in their order
    client.config().setAutoRead(false);
    client.config().setTcpNoDelay(true);
    ChannelPipeline pipeline = client.pipeline();
    tls.ifPresent(context -> pipeline.addLast(context.newHandler(client.alloc())));
    pipeline
        .addLast(new HttpServerCodec())
        .addLast(new HttpObjectAggregator(MOST_REQUEST_BYTES))
        .addLast(FLOW, new FlowControlHandler())
        .addLast(IDLE, watch(IDLE_SECONDS))
        .addLast(
            REQUESTS, new RequestHandler(hosts, routes, workers, tls.isPresent() ? "wss" : "ws"));
  }

  /** Of a client that speaks web socket from now on; its codec is there already. */
  static void becomeSocket(ChannelPipeline pipeline, WebSocketSession session, int mostBytes) {
    pipeline.remove(FLOW);
    pipeline.replace(IDLE, IDLE, watch(PING_SECONDS));
    pipeline.addLast(new WebSocketFrameAggregator(mostBytes)).addLast(session);
    pipeline.remove(REQUESTS);
    pipeline.channel().config().setAutoRead(true);
  }

  /** A client that reads slowly is not idle as long as bytes leave. */
  private static IdleStateHandler watch(int seconds) {
    return new IdleStateHandler(true, 0, 0, seconds, TimeUnit.SECONDS);
  }

  /** Of a client that is told events until it goes, and asks nothing meanwhile. */
  static void becomeListener(ChannelPipeline pipeline) {
    pipeline.remove(IDLE);
  }
}
