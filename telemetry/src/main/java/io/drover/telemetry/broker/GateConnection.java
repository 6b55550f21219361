package io.drover.telemetry.broker;

import io.drover.telemetry.account.Account;
import io.drover.telemetry.account.Accounts;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectPayload;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client at the gate. On its channel's loop, but for {@link #lookAgain}. */
// what fails on a channel closes it, and that is heard of
@SuppressWarnings("FutureReturnValueIgnored")
final class GateConnection extends ChannelInboundHandlerAdapter {
  private static final Logger log = LoggerFactory.getLogger(GateConnection.class);
  private static final long LOGIN_SECONDS = 10;

  private final Accounts accounts;
  private final ClientIds ids;
  private final EventExecutor logins;
  private final InnerBroker inner;
  private boolean asked;
  private boolean warned;
  private Optional<String> clientId = Optional.empty();
  private Optional<Channel> broker = Optional.empty();
  private volatile Optional<Login> login = Optional.empty();

  private record Login(Channel client, Account account) {}

  GateConnection(Accounts accounts, ClientIds ids, EventExecutor logins, InnerBroker inner) {
    this.accounts = accounts;
    this.ids = ids;
    this.logins = logins;
    this.inner = inner;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    context.executor().schedule(() -> closeStranger(context), LOGIN_SECONDS, TimeUnit.SECONDS);
    context.fireChannelActive();
  }

  private void closeStranger(ChannelHandlerContext context) {
    if (login.isEmpty()) {
      context.close();
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object read) {
    if (!(read instanceof MqttMessage message)) {
      // a web page's text, or a request that is no web socket's
      ReferenceCountUtil.release(read);
      context.close();
      return;
    }
    boolean passedOn = false;
    if (message.decoderResult().isFailure()) {
      context.close();
    } else if (!asked) {
      asked = true;
      // what comes behind it waits until it is let in
      context.channel().config().setAutoRead(false);
      enter(context, message);
    } else if (broker.isEmpty()
        || message instanceof MqttConnectMessage
        || TopicSize.exceeded(message)) {
      context.close();
    } else if (message instanceof MqttPublishMessage published && !allowed(published)) {
      refuse(context, published);
    } else {
      passedOn = true;
      broker.get().writeAndFlush(message);
    }
    if (!passedOn) {
      ReferenceCountUtil.release(message);
    }
  }

  private void enter(ChannelHandlerContext context, MqttMessage first) {
    if (!(first instanceof MqttConnectMessage connect)
        || !connect.variableHeader().hasUserName()
        || !connect.variableHeader().hasPassword()) {
      answer(context, MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED);
      return;
    }
    MqttConnectPayload shown = connect.payload();
    try {
      Future<Optional<Account>> checked =
          logins.submit(
              () -> {
                // whoever has gone need not be looked for
                if (!context.channel().isActive()) {
                  return Optional.empty();
                }
                accounts.refresh();
                return accounts.login(shown.userName(), shown.passwordInBytes());
              });
      checked.addListener(
          done -> context.executor().execute(() -> found(context, connect, checked.getNow())));
    } catch (RejectedExecutionException e) {
      answer(context, MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE);
    }
  }

  private void found(
      ChannelHandlerContext context, MqttConnectMessage connect, Optional<Account> account) {
    if (account == null || account.isEmpty()) {
      answer(context, MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USER_NAME_OR_PASSWORD);
    } else if (!mayLeave(account.get(), connect)) {
      log.warn("{} may not leave a last will on that topic: refused", account.get());
      answer(context, MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED);
    } else if (!context.channel().isActive()) {
      // it has given up
      context.close();
    } else {
      String id = id(connect);
      if (ids.take(id, account.get().name())) {
        clientId = Optional.of(id);
        login = Optional.of(new Login(context.channel(), account.get()));
        pass(context, connect, id);
      } else {
        log.warn("{} may not use the client id of another: refused", account.get());
        answer(context, MqttConnectReturnCode.CONNECTION_REFUSED_IDENTIFIER_REJECTED);
      }
    }
  }

  /** What it calls itself; a client may leave that to the broker. */
  private static String id(MqttConnectMessage connect) {
    String id = connect.payload().clientIdentifier();
    return id.isEmpty() ? UUID.randomUUID().toString() : id;
  }

  private static boolean mayLeave(Account account, MqttConnectMessage connect) {
    String topic = connect.payload().willTopic();
    return !connect.variableHeader().isWillFlag()
        || !TopicSize.exceeded(topic) && account.mayPublish(topic);
  }

  private void pass(ChannelHandlerContext context, MqttConnectMessage connect, String id) {
    new Bootstrap()
        .group(context.channel().eventLoop())
        .channel(NioSocketChannel.class)
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.AUTO_READ, false)
        .handler(
            new ChannelInitializer<>() {
              @Override
              protected void initChannel(Channel channel) {
                channel.pipeline().addLast(MqttEncoder.INSTANCE, new Answers(context.channel()));
              }
            })
        .connect(inner.address())
        .addListener(
            (ChannelFutureListener)
                connected -> {
                  if (!connected.isSuccess() || !context.channel().isActive()) {
                    connected.channel().close();
                    context.close();
                    return;
                  }
                  broker = Optional.of(connected.channel());
                  connected.channel().writeAndFlush(inner.request(connect, id));
                  connected.channel().config().setAutoRead(true);
                  context.channel().config().setAutoRead(true);
                });
  }

  private boolean allowed(MqttPublishMessage published) {
    return login.orElseThrow().account().mayPublish(published.variableHeader().topicName());
  }

  /** As mosquitto does: MQTT 3.1.1 has no word for it, so it is taken and goes nowhere. */
  private void refuse(ChannelHandlerContext context, MqttPublishMessage published) {
    if (!warned) {
      warned = true;
      log.warn(
          "{} may not publish on {}: it goes nowhere",
          login.orElseThrow().account(),
          published.variableHeader().topicName().replaceAll("\\p{Cntrl}", "?"));
    }
    MqttQoS qos = published.fixedHeader().qosLevel();
    if (qos == MqttQoS.AT_LEAST_ONCE) {
      context.writeAndFlush(
          MqttMessageBuilders.pubAck().packetId(published.variableHeader().packetId()).build());
    } else if (qos == MqttQoS.EXACTLY_ONCE) {
      context.close();
    }
  }

  private static void answer(ChannelHandlerContext context, MqttConnectReturnCode refusal) {
    context
        .writeAndFlush(MqttMessageBuilders.connAck().returnCode(refusal).build())
        .addListener(ChannelFutureListener.CLOSE);
  }

  /** Cuts it off if its account is gone or not what it was. Any thread. */
  void lookAgain() {
    login
        .filter(l -> !accounts.named(l.account().name()).equals(Optional.of(l.account())))
        .ifPresent(
            l -> {
              log.info("the account of {} has changed: it has to come anew", l.account());
              l.client().close();
            });
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    broker.ifPresent(b -> b.config().setAutoRead(context.channel().isWritable()));
    context.fireChannelWritabilityChanged();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    clientId.ifPresent(ids::release);
    clientId = Optional.empty();
    // without a farewell: the last will shall be published
    broker.ifPresent(Channel::close);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    log.debug("a client of the MQTT broker is cut off", cause);
    context.close();
  }

  /** The broker's answers, as they are. */
  private static final class Answers extends ChannelInboundHandlerAdapter {
    private final Channel client;

    Answers(Channel client) {
      this.client = client;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
      client.writeAndFlush(bytes);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
      client.config().setAutoRead(context.channel().isWritable());
      context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      client.close();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      context.close();
    }
  }
}
