package io.drover.telemetry.broker;

import io.drover.core.error.ListenFailure;
import io.drover.core.thread.DaemonThreads;
import io.drover.telemetry.account.Accounts;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.DefaultEventExecutor;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.netty.util.concurrent.RejectedExecutionHandlers;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * Lets in who has an account, and passes on what it may say. It stands before Moquette 0.17, which
 * asks nobody whether a client may have its last will published, leaves a publication that it
 * refuses without an answer, and can be stopped by a topic of too many levels.
 *
 * <p>Behind it a client has no session that outlives its connection: whoever asks for one begins
 * anew.
 */
final class Gate implements AutoCloseable {
  private static final int THREADS = 2;
  private static final int MOST_CLIENTS = 2048;
  private static final int MOST_LOGINS_WAITING = 256;
  private static final int HTTP_BYTES = 65_536;
  private static final String PROTOCOLS = "mqtt, mqttv3.1, mqttv3.1.1";

  private final EventLoopGroup loops = new NioEventLoopGroup(THREADS);

  /** Passwords are checked beside the loops, so that wrong ones delay only other logins. */
  private final EventExecutor logins =
      new DefaultEventExecutor(
          null,
          new DaemonThreads("mqtt-logins"),
          MOST_LOGINS_WAITING,
          RejectedExecutionHandlers.reject());

  private final ChannelGroup clients = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
  private final ClientIds ids = new ClientIds();
  private final Accounts accounts;
  private final Optional<SslContext> tls;
  private final InnerBroker inner;

  private Gate(Accounts accounts, Optional<SslContext> tls, InnerBroker inner) {
    this.accounts = accounts;
    this.tls = tls;
    this.inner = inner;
  }

  /**
   * Opens it; it lets in when this returns.
   *
   * @throws io.drover.core.error.DroverException if a port is taken
   */
  static Gate open(
      String host,
      int port,
      OptionalInt websocketPort,
      Accounts accounts,
      Optional<SslContext> tls,
      InnerBroker inner) {
    Gate gate = new Gate(accounts, tls, inner);
    try {
      gate.listen(host, port, false);
      websocketPort.ifPresent(p -> gate.listen(host, p, true));
    } catch (RuntimeException e) {
      gate.close();
      throw e;
    }
    var unused = gate.loops.scheduleWithFixedDelay(gate::lookAgain, 1, 1, TimeUnit.SECONDS);
    return gate;
  }

  private void listen(String host, int port, boolean websocket) {
    ChannelFuture bound =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    equip(channel, websocket);
                  }
                })
            .bind(host, port)
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw ListenFailure.at(host + ":" + port, new IOException(bound.cause()));
    }
  }

  private void equip(Channel channel, boolean websocket) {
    clients.add(channel);
    if (clients.size() > MOST_CLIENTS) {
      var unused = channel.close();
      return;
    }
    ChannelPipeline pipeline = channel.pipeline();
    tls.ifPresent(context -> pipeline.addLast(context.newHandler(channel.alloc())));
    if (websocket) {
      pipeline
          .addLast(new HttpServerCodec())
          .addLast(new HttpObjectAggregator(HTTP_BYTES))
          .addLast(new WebSocketServerProtocolHandler("/mqtt", PROTOCOLS, false, HTTP_BYTES))
          .addLast(new WebSocketFrameAggregator(HTTP_BYTES))
          .addLast(new WebSocketBytes());
    }
    pipeline
        .addLast(new MqttDecoder(EmbeddedBroker.MAXIMUM_MESSAGE_BYTES))
        .addLast(MqttEncoder.INSTANCE)
        .addLast(new FlowControlHandler())
        .addLast(new GateConnection(accounts, ids, logins, inner));
  }

  /** Whoever's account is not what it was has to show itself anew. */
  private void lookAgain() {
    accounts.refresh();
    for (Channel client : clients) {
      GateConnection connection = client.pipeline().get(GateConnection.class);
      if (connection != null) {
        connection.lookAgain();
      }
    }
  }

  /** Disconnects everyone. */
  @Override
  public void close() {
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    logins.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
