package io.drover.launch.cli;

import io.drover.launch.live.Announcement;
import io.drover.launch.live.BrokerConfig;
import io.drover.launch.live.Lifetime;
import io.drover.rpc.HostPort;
import io.drover.telemetry.broker.EmbeddedBroker;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code drover broker}: the MQTT broker that comes with Drover. */
@Command(
    name = "broker",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Carries telemetry by MQTT until Ctrl-C, so that no broker must be installed.",
      "A standard one, such as mosquitto, does more, and holds the same accounts (docs/mqtt.md)."
    },
    footer = {
      "",
      "Examples:",
      "  ./drover broker                               on 127.0.0.1:1883, for anyone",
      "  ./drover broker --accounts accounts           for those of ./drover accounts",
      "  ./drover broker --accounts accounts --certs certs --bind 0.0.0.0:8883"
    })
final class BrokerCommand implements Callable<Integer> {
  /** Options by the keys of the configuration that they set. */
  private static final Map<String, String> OPTIONS =
      Map.of("bind", "--bind", "websocket_port", "--websocket-port");

  @Option(
      names = "--bind",
      paramLabel = "H:P",
      description = "where to listen (default: 127.0.0.1:1883)")
  private Optional<String> bind = Optional.empty();

  @Option(
      names = "--accounts",
      paramLabel = "DIR",
      description = "folder of ./drover accounts: who may come, and what they may do")
  private Optional<String> accounts = Optional.empty();

  @Option(
      names = "--certs",
      paramLabel = "DIR",
      description = "folder of ./drover certs with its certificate: speaks TLS, ssl://")
  private Optional<String> certs = Optional.empty();

  @Option(
      names = "--id",
      paramLabel = "NAME",
      description = "its name in ./drover certs (default: broker1)")
  private Optional<String> id = Optional.empty();

  @Option(
      names = "--websocket-port",
      paramLabel = "P",
      description = "listens for MQTT over web sockets there, too (default: none)")
  private Optional<Integer> websocketPort = Optional.empty();

  @Option(names = "--insecure", description = "may listen beyond this machine, unencrypted")
  private boolean insecure;

  @Mixin private ConfigOption config;

  @Override
  public Integer call() {
    BrokerConfig chosen = chosen();
    try (Lifetime lifetime = Lifetime.begin();
        EmbeddedBroker broker = EmbeddedBroker.start(chosen.options())) {
      Announcement.print(new HostPort(HostPort.parse(chosen.bind()).host(), broker.port()));
      broker.websocketPort().ifPresent(port -> System.out.println("web sockets on port " + port));
      lifetime.untilOver();
    }
    return 0;
  }

  private BrokerConfig chosen() {
    BrokerConfig base = config.over(BrokerConfig.DEFAULT);
    return Mistakes.named(
        "broker",
        OPTIONS,
        () ->
            new BrokerConfig(
                id.orElse(base.id()),
                bind.orElse(base.bind()),
                insecure || base.insecure(),
                certs.or(base::certs),
                accounts.or(base::accounts),
                websocketPort.or(base::websocketPort)));
  }
}
