package io.drover.launch.live;

import io.drover.core.config.Doc;
import io.drover.core.id.EdgeId;
import io.drover.rpc.HostPort;
import io.drover.telemetry.account.AccountFolder;
import io.drover.telemetry.broker.BrokerCertificate;
import io.drover.telemetry.broker.EmbeddedBrokerOptions;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/** The MQTT broker that comes with Drover, as a process of its own. */
public record BrokerConfig(
    @Doc("its name in ./drover certs") String id,
    @Doc("host:port to listen on; port 0 takes any free one") String bind,
    @Doc("may listen beyond this machine unencrypted, for networks that are trusted")
        boolean insecure,
    @Doc("folder of ./drover certs with <id>.pem and <id>.key; null: unencrypted")
        Optional<String> certs,
    @Doc("folder of ./drover accounts: who may come; null: anyone, who may then do anything")
        Optional<String> accounts,
    @Doc("port for web sockets, path /mqtt; null: none") Optional<Integer> websocketPort) {
  public static final BrokerConfig DEFAULT =
      new BrokerConfig(
          "broker1",
          HostPort.loopback(1883).toString(),
          false,
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  private static final int MOST_PORT = 65535;

  public BrokerConfig {
    EdgeId unused = new EdgeId(id);
    Requirement.requireAddress("bind", bind);
    websocketPort.ifPresent(
        port ->
            Requirement.require(
                port >= 0 && port <= MOST_PORT,
                "websocket_port is " + port + ": give 0 to " + MOST_PORT));
  }

  /**
   * How it listens.
   *
   * @throws io.drover.core.error.DroverException {@code INVALID_ARGUMENT} beyond loopback without
   *     certificates and accounts, unless {@code insecure}
   */
  public EmbeddedBrokerOptions options() {
    HostPort at = HostPort.parse(bind);
    return new EmbeddedBrokerOptions(
        at.host(),
        at.port(),
        websocketPort.map(OptionalInt::of).orElse(OptionalInt.empty()),
        Optional.empty(),
        accounts.map(folder -> new AccountFolder(Path.of(folder))),
        certs.map(folder -> BrokerCertificate.in(Path.of(folder), id)),
        insecure);
  }
}
