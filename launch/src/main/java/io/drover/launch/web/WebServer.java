package io.drover.launch.web;

import io.drover.core.error.DroverException;
import io.drover.core.error.ListenFailure;
import io.drover.core.thread.DaemonThreads;
import io.drover.rpc.HostPort;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Pages, server-sent events and web sockets on one port. It answers GET only, and nobody who asks
 * for another host; each answer says that it may not be stored nor taken for another type.
 *
 * <p>Any thread may start and close it; it runs on threads of its own, which do not keep the
 * process alive.
 */
public final class WebServer implements AutoCloseable {
  private static final int LOOPS = 2;
  private static final int GOING_AWAY = 1001;

  private final Channel listening;
  private final HostPort address;
  private final boolean encrypted;
  private final EventLoopGroup loops;
  private final ChannelGroup clients;
  private final ExecutorService workers;

  private WebServer(
      Channel listening,
      HostPort address,
      boolean encrypted,
      EventLoopGroup loops,
      ChannelGroup clients,
      ExecutorService workers) {
    this.listening = listening;
    this.address = address;
    this.encrypted = encrypted;
    this.loops = loops;
    this.clients = clients;
    this.workers = workers;
  }

  /** Collects what a server has. One thread. */
  public static final class Builder {
    private final WebServerOptions options;
    private final Map<String, WebRoute> answers = new HashMap<>();
    private final Map<String, EventPages> feeds = new HashMap<>();
    private final Map<String, WebSocketEndpoint> sockets = new HashMap<>();

    private Builder(WebServerOptions options) {
      this.options = options;
    }

    /**
     * What to answer for a path.
     *
     * @param path from its first slash on
     */
    public Builder get(String path, WebRoute route) {
      answers.put(path, route);
      return this;
    }

    /** A path on which pages are kept up to date by server-sent events. */
    public Builder events(String path, EventPages pages) {
      feeds.put(path, pages);
      return this;
    }

    /** A path on which web sockets are opened; it may have an answer for others, too. */
    public Builder socket(String path, WebSocketEndpoint endpoint) {
      sockets.put(path, endpoint);
      return this;
    }

    /**
     * Serves all that; clients are answered when this returns.
     *
     * @throws DroverException {@code RESOURCE_EXHAUSTED} if no port can be had, {@code
     *     INVALID_ARGUMENT} if the address is not one of this machine, {@code FILE_NOT_READABLE} or
     *     {@code MALFORMED_FILE} if the certificate cannot be used
     */
    public WebServer start() {
      return WebServer.start(options, new WebRoutes(answers, feeds, sockets));
    }
  }

  /** A server that has nothing yet. */
  public static Builder on(WebServerOptions options) {
    return new Builder(options);
  }

  private static WebServer start(WebServerOptions options, WebRoutes routes) {
    Optional<SslContext> tls = options.certificate().map(WebCertificate::context);
    EventLoopGroup loops = new NioEventLoopGroup(LOOPS, new DaemonThreads("web"));
    ExecutorService workers = Executors.newCachedThreadPool(new DaemonThreads("page"));
    ChannelGroup clients = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel client) {
                    clients.add(client);
                    ClientPipeline.begin(client, tls, options.hosts(), routes, workers);
                  }
                });
    try {
      Channel listening = listen(bootstrap, options.at(), options.anotherPort());
      int port = ((InetSocketAddress) listening.localAddress()).getPort();
      HostPort address = new HostPort(options.at().host(), port);
      return new WebServer(listening, address, tls.isPresent(), loops, clients, workers);
    } catch (RuntimeException e) {
      end(loops);
      throw e;
    }
  }

  private static Channel listen(ServerBootstrap bootstrap, HostPort at, boolean anotherPort) {
    ChannelFuture bound =
        bootstrap.bind(new InetSocketAddress(at.host(), at.port())).awaitUninterruptibly();
    if (bound.isSuccess()) {
      return bound.channel();
    }
    Throwable cause = bound.cause();
    DroverException failure =
        ListenFailure.at(
            at.toString(),
            cause instanceof IOException io ? io : new IOException(cause.getMessage(), cause));
    boolean taken = cause instanceof BindException;
    if (taken && anotherPort && at.port() != 0) {
      return listen(bootstrap, new HostPort(at.host(), 0), false);
    }
    throw failure;
  }

  private static void end(EventLoopGroup loops) {
    var unused = loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }

  /** Where it listens, with the port that it really has. */
  public HostPort address() {
    return address;
  }

  /** Where a browser of this machine finds it, with a slash at the end. */
  public String url() {
    boolean everywhere = address.host().equals("0.0.0.0") || address.host().equals("::");
    HostPort there = everywhere ? HostPort.loopback(address.port()) : address;
    return (encrypted ? "https://" : "http://") + there + "/";
  }

  /** Ends, whatever is still being told. */
  @Override
  public void close() {
    workers.shutdownNow();
    listening.close().awaitUninterruptibly();
    clients.forEach(WebSocketSession::dismiss);
    clients
        .writeAndFlush(new CloseWebSocketFrame(GOING_AWAY, ""), WebSocketSession::speaks)
        .awaitUninterruptibly(1, TimeUnit.SECONDS);
    clients.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
    end(loops);
  }
}
