package io.drover.launch.web;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.timeout.IdleStateEvent;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers one client's requests, one after the other. */
final class RequestHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
  private static final Logger LOG = LoggerFactory.getLogger(RequestHandler.class);

  private final HostNames hosts;
  private final WebRoutes routes;
  private final Executor workers;
  private final String socketScheme;

  /** For a request; of the channel's own thread. */
  private boolean isWaiting;

  RequestHandler(HostNames hosts, WebRoutes routes, Executor workers, String socketScheme) {
    this.hosts = hosts;
    this.routes = routes;
    this.workers = workers;
    this.socketScheme = socketScheme;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    next(context);
  }

  private void next(ChannelHandlerContext context) {
    isWaiting = true;
    context.read();
  }

  /** What came was part of a request, or of the handshake of one who encrypts: the rest follows. */
  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    // not within the read under way, whose end would be taken for this one's
    context
        .executor()
        .execute(
            () -> {
              if (isWaiting) {
                next(context);
              }
            });
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    isWaiting = false;
    boolean keep = HttpUtil.isKeepAlive(request);
    Optional<WebAnswer> refusal = refusal(context, request);
    if (refusal.isPresent()) {
      send(context, refusal.get(), keep);
      return;
    }
    QueryStringDecoder uri = new QueryStringDecoder(request.uri());
    String path = uri.path();
    if (Handshake.asked(request) && routes.socket(path).isPresent()) {
      Handshake.shake(context, request, routes.socket(path).get(), socketScheme)
          .ifPresent(no -> send(context, no, keep));
    } else if (routes.feed(path).isPresent()) {
      tell(context, routes.feed(path).get(), keep);
    } else if (routes.answer(path).isPresent()) {
      WebRequest asked = new WebRequest(path, uri.parameters());
      WebRoute route = routes.answer(path).get();
      work(context, () -> send(context, answer(route, asked), keep));
    } else {
      send(context, WebAnswer.refusal(404, "there is only " + here(request)), keep);
    }
  }

  private Optional<WebAnswer> refusal(ChannelHandlerContext context, FullHttpRequest request) {
    if (!request.decoderResult().isSuccess()) {
      return Optional.of(WebAnswer.refusal(400, "this is not HTTP as a browser speaks it"));
    }
    if (!hosts.admit(request.headers().get(HttpHeaderNames.HOST))) {
      String port = context.channel().localAddress().toString().replaceFirst("^.*:", "");
      return Optional.of(
          WebAnswer.refusal(403, "open http://127.0.0.1:" + port + "/ on this machine"));
    }
    if (!request.method().equals(HttpMethod.GET)) {
      return Optional.of(
          WebAnswer.refusal(405, "only GET is answered").with(Map.of("Allow", "GET")));
    }
    return Optional.empty();
  }

  private String here(FullHttpRequest request) {
    String scheme = socketScheme.equals("wss") ? "https://" : "http://";
    return scheme + request.headers().get(HttpHeaderNames.HOST) + "/";
  }

  private static WebAnswer answer(WebRoute route, WebRequest asked) {
    try {
      return route.answer(asked);
    } catch (RuntimeException e) {
      LOG.warn("{} was not answered", asked.path(), e);
      return WebAnswer.refusal(500, "this could not be answered; the server's log says why");
    }
  }

  private void tell(ChannelHandlerContext context, EventPages pages, boolean keep) {
    if (!pages.open()) {
      send(context, pages.refusal(), keep);
      return;
    }
    ClientPipeline.becomeListener(context.pipeline());
    try {
      workers.execute(() -> pages.tell(new EventStream(context.channel())));
    } catch (RejectedExecutionException e) {
      pages.close();
      var unused = context.close();
    }
  }

  private void work(ChannelHandlerContext context, Runnable work) {
    try {
      workers.execute(work);
    } catch (RejectedExecutionException e) {
      var unused = context.close();
    }
  }

  /** Any thread. */
  private void send(ChannelHandlerContext context, WebAnswer answer, boolean keep) {
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.valueOf(answer.status()),
            Unpooled.wrappedBuffer(answer.body()));
    SafeHeaders.set(response.headers(), answer.type());
    answer.headers().forEach(response.headers()::set);
    HttpUtil.setContentLength(response, answer.body().length);
    HttpUtil.setKeepAlive(response, keep);
    // not within the read under way, which would count this one as its own
    Runnable next = () -> context.executor().execute(() -> next(context));
    context
        .writeAndFlush(response)
        .addListener(
            keep ? (ChannelFutureListener) done -> next.run() : ChannelFutureListener.CLOSE);
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    // the first one comes though bytes leave, if no message has left whole meanwhile
    if (event instanceof IdleStateEvent idle && !idle.isFirst()) {
      var unused = context.close();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    LOG.debug("a browser's connection ends", cause);
    var unused = context.close();
  }
}
