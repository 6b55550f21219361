package io.drover.telemetry.broker;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.error.ListenFailure;
import io.drover.telemetry.account.Accounts;
import io.moquette.BrokerConstants;
import io.moquette.broker.Server;
import io.moquette.broker.config.IConfig;
import io.moquette.broker.config.MemoryConfig;
import io.moquette.broker.security.IAuthenticator;
import io.moquette.broker.security.IAuthorizatorPolicy;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;

/**
 * An MQTT 3.1.1 broker (Moquette) inside this process, so that nothing must be installed. Enough
 * for one fleet and its dashboards. A standard broker does more: this one drops QoS 0 messages to
 * slow subscribers under bursts, and sends retained QoS 1 messages without their retain flag. It
 * counts a client as connected only some time after it has sent CONNACK, and drops one that
 * subscribes before that; on a busy machine that happens, and the client has to connect anew.
 *
 * <p>With accounts it stands behind a {@link Gate}, which alone listens where others come.
 *
 * <p>Any thread may start and close it; it runs on threads of its own.
 */
public final class EmbeddedBroker implements AutoCloseable {
  // Moquette's own limit of 8 kB would disconnect whoever publishes a long state
  static final int MAXIMUM_MESSAGE_BYTES = 1 << 20;

  private static final String LOOPBACK = "127.0.0.1";
  private static final int SECRET_BYTES = 24;

  private final EmbeddedBrokerOptions options;
  private final Server server;
  private final Optional<Gate> gate;
  private final int port;
  private final OptionalInt websocketPort;

  private EmbeddedBroker(
      EmbeddedBrokerOptions options,
      Server server,
      Optional<Gate> gate,
      int port,
      OptionalInt websocketPort) {
    this.options = options;
    this.server = server;
    this.gate = gate;
    this.port = port;
    this.websocketPort = websocketPort;
  }

  /**
   * Starts a broker; it accepts clients when this returns.
   *
   * @throws DroverException {@code RESOURCE_EXHAUSTED} if a port is taken, {@code
   *     FILE_NOT_WRITABLE} if the data folder cannot be used, {@code FILE_NOT_READABLE} or {@code
   *     MALFORMED_FILE} if accounts or certificates cannot be used
   */
  public static EmbeddedBroker start(EmbeddedBrokerOptions options) {
    int port = probe(options.host(), options.port());
    OptionalInt websocketPort =
        options.websocketPort().isPresent()
            ? OptionalInt.of(probe(options.host(), options.websocketPort().getAsInt()))
            : OptionalInt.empty();
    options.dataFolder().ifPresent(EmbeddedBroker::create);
    if (options.accounts().isEmpty()) {
      Server open = start(options, options.host(), port, websocketPort, null, null);
      return new EmbeddedBroker(options, open, Optional.empty(), port, websocketPort);
    }
    Accounts accounts = Accounts.of(options.accounts().get());
    Optional<SslContext> tls = options.certificate().map(BrokerCertificate::context);
    String secret = secret();
    int innerPort = probe(LOOPBACK, 0);
    Server inner =
        start(
            options,
            LOOPBACK,
            innerPort,
            OptionalInt.empty(),
            (clientId, name, password) -> isSecret(secret, password),
            new AccountPolicy(accounts));
    try {
      InetSocketAddress behind = new InetSocketAddress(LOOPBACK, innerPort);
      Gate gate =
          Gate.open(
              options.host(), port, websocketPort, accounts, tls, new InnerBroker(behind, secret));
      return new EmbeddedBroker(options, inner, Optional.of(gate), port, websocketPort);
    } catch (RuntimeException e) {
      stopQuietly(inner);
      throw e;
    }
  }

  private static Server start(
      EmbeddedBrokerOptions options,
      String host,
      int port,
      OptionalInt websocketPort,
      IAuthenticator authenticator,
      IAuthorizatorPolicy policy) {
    Server server = new Server();
    RetainedWills wills = new RetainedWills(server);
    SessionLoops loops = new SessionLoops(server);
    try {
      server.startServer(
          config(options, host, port, websocketPort, authenticator != null),
          List.of(wills, loops),
          null,
          authenticator,
          policy);
      loops.watch();
      return server;
    } catch (IOException | RuntimeException e) {
      stopQuietly(server);
      throw new DroverException(
          ErrorCode.RESOURCE_EXHAUSTED,
          "the MQTT broker did not start on "
              + host
              + ":"
              + port
              + options.dataFolder().map(folder -> " with its data in " + folder).orElse("")
              + ": stop what uses these, or choose others ("
              + e.getMessage()
              + ")",
          e);
    }
  }

  private static String secret() {
    byte[] bits = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bits);
    return Base64.getEncoder().encodeToString(bits);
  }

  private static boolean isSecret(String secret, byte[] password) {
    return password != null
        && MessageDigest.isEqual(secret.getBytes(StandardCharsets.UTF_8), password);
  }

  /** The port of MQTT. */
  public int port() {
    return port;
  }

  /** The port of MQTT over web sockets, if it listens for them. */
  public OptionalInt websocketPort() {
    return websocketPort;
  }

  /** Where clients on this machine reach it. */
  public BrokerUrl url() {
    BrokerUrl.Transport transport =
        options.certificate().isPresent() ? BrokerUrl.Transport.SSL : BrokerUrl.Transport.TCP;
    return new BrokerUrl(transport, urlHost(), port(), "");
  }

  /** Disconnects everyone and frees the ports; takes about two seconds, Netty's quiet period. */
  @Override
  public void close() {
    server.stopServer();
    gate.ifPresent(Gate::close);
  }

  private String urlHost() {
    return options.host().contains(":") ? "[" + options.host() + "]" : options.host();
  }

  private static IConfig config(
      EmbeddedBrokerOptions options,
      String host,
      int port,
      OptionalInt websocketPort,
      boolean gated) {
    IConfig config = new MemoryConfig(new Properties());
    config.setProperty(IConfig.HOST_PROPERTY_NAME, host);
    config.setProperty(IConfig.PORT_PROPERTY_NAME, Integer.toString(port));
    config.setProperty(
        IConfig.WEB_SOCKET_PORT_PROPERTY_NAME,
        websocketPort.isPresent()
            ? Integer.toString(websocketPort.getAsInt())
            : BrokerConstants.DISABLED_PORT_BIND);
    // it would ask a web site for this machine's public address and send it on
    config.setProperty(IConfig.ENABLE_TELEMETRY_NAME, "false");
    config.setProperty(BrokerConstants.NETTY_EPOLL_PROPERTY_NAME, "false");
    config.setProperty(
        IConfig.NETTY_MAX_BYTES_PROPERTY_NAME, Integer.toString(MAXIMUM_MESSAGE_BYTES));
    config.setProperty(
        IConfig.BUFFER_FLUSH_MS_PROPERTY_NAME,
        Integer.toString(BrokerConstants.IMMEDIATE_BUFFER_FLUSH));
    config.setProperty(IConfig.ALLOW_ANONYMOUS_PROPERTY_NAME, Boolean.toString(!gated));
    // mosquitto's clients leave their id to the broker unless told
    config.setProperty(BrokerConstants.ALLOW_ZERO_BYTE_CLIENT_ID_PROPERTY_NAME, "true");
    config.setProperty(
        IConfig.PERSISTENCE_ENABLED_PROPERTY_NAME,
        Boolean.toString(options.dataFolder().isPresent()));
    options
        .dataFolder()
        .ifPresent(
            folder -> {
              config.setProperty(IConfig.DATA_PATH_PROPERTY_NAME, folder.toString());
              config.setProperty(IConfig.PERSISTENT_QUEUE_TYPE_PROPERTY_NAME, "h2");
            });
    return config;
  }

  /**
   * Binds and frees the port, and says which it was: Moquette tells of a taken one by a stack trace
   * only, and of a free one that it found some time after it has started.
   */
  private static int probe(String host, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
      return socket.getLocalPort();
    } catch (IOException e) {
      throw ListenFailure.at(host + ":" + port, e);
    }
  }

  private static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_WRITABLE,
          "the MQTT broker cannot keep its data in " + folder + ": choose a folder it may create",
          e);
    }
  }

  private static void stopQuietly(Server server) {
    try {
      server.stopServer();
    } catch (RuntimeException e) {
      // it never ran whole: the failure that stopped the start is the one to report
    }
  }
}
