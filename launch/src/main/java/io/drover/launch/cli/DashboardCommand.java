package io.drover.launch.cli;

import io.drover.airsim.world.Route;
import io.drover.core.config.ConfigReader;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.launch.dashboard.Dashboard;
import io.drover.launch.dashboard.ReplayedRun;
import io.drover.launch.flight.FlyConfig;
import io.drover.launch.live.Lifetime;
import io.drover.launch.live.Telemetries;
import io.drover.launch.web.WebCertificate;
import io.drover.launch.web.WebServerOptions;
import io.drover.rpc.HostPort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code drover dashboard}: the fleet in a browser. */
@Command(
    name = "dashboard",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Shows a fleet in a browser until Ctrl-C: where everybody is, maps as they grow,",
      "what was decided and why, who has how much of an edge. Or replays a run."
    },
    footer = {
      "",
      "Examples:",
      "  ./drover dashboard                            the broker of this machine",
      "  ./drover dashboard --mqtt tcp://10.0.0.5:1883 --site hall",
      "  ./drover dashboard --run runs/live-campus-1   a run that was flown",
      "  ./drover dashboard --commands --accounts accounts --as me",
      "  ./drover dashboard --bind 0.0.0.0:8481 --certs certs     for phones, too"
    })
final class DashboardCommand implements Callable<Integer> {
  @Option(
      names = "--mqtt",
      paramLabel = "URL",
      description = "the fleet's broker (default: tcp://localhost:1883)")
  private Optional<String> mqtt = Optional.empty();

  @Option(
      names = "--site",
      paramLabel = "NAME",
      description = "which fleet, drover/v1/<site>/... (default: ${DEFAULT-VALUE})")
  private String site = "local";

  @Option(
      names = "--run",
      paramLabel = "DIR",
      description = "replays what ./drover fly --out has left there, instead of a live fleet")
  private Optional<Path> run = Optional.empty();

  @Option(
      names = "--port",
      paramLabel = "P",
      description = "on this machine (default: 8481, or a free one if that is taken)")
  private Optional<Integer> port = Optional.empty();

  @Option(
      names = "--bind",
      paramLabel = "H:P",
      description = "listens there instead, for other machines, too")
  private Optional<String> bind = Optional.empty();

  @Option(
      names = "--host",
      paramLabel = "NAME",
      description = "another name by which browsers may ask for it; can be repeated")
  private List<String> hosts = List.of();

  @Option(
      names = "--commands",
      description = "drones can be told to hold, resume and land, by who has the whole address")
  private boolean commands;

  @Option(
      names = "--accounts",
      paramLabel = "DIR",
      description = "folder of ./drover accounts, for a broker that asks who you are")
  private Optional<String> accounts = Optional.empty();

  @Option(
      names = "--as",
      paramLabel = "NAME",
      description =
          "who listens and commands: an account of role operator (default: ${DEFAULT-VALUE})")
  private String name = "operator";

  @Option(
      names = "--certs",
      paramLabel = "DIR",
      description = "folder of ./drover certs: for a broker over ssl://; with --bind, to encrypt")
  private Optional<String> certs = Optional.empty();

  @Option(
      names = "--id",
      paramLabel = "NAME",
      description = "its name in ./drover certs (default: ${DEFAULT-VALUE})")
  private String id = "dashboard1";

  @Option(names = "--insecure", description = "may listen beyond this machine, unencrypted")
  private boolean insecure;

  @Override
  public Integer call() {
    WebServerOptions at = place();
    try (Lifetime lifetime = Lifetime.begin();
        Dashboard dashboard = open(at)) {
      System.out.println("dashboard: " + dashboard.url());
      lifetime.untilOver();
    }
    return 0;
  }

  private Dashboard open(WebServerOptions at) {
    if (run.isPresent()) {
      requireNothingLive();
      return Dashboard.of(at, ReplayedRun.read(run.get(), route(run.get())));
    }
    Telemetries broker =
        new Telemetries(mqtt.orElse("tcp://localhost:1883"), accounts, certs, Optional.empty());
    return Dashboard.live(at, broker.options(name, System.getenv()), site, name, commands);
  }

  private void requireNothingLive() {
    if (mqtt.isPresent() || commands) {
      throw mistake("--run replays what was flown: leave out --mqtt and --commands");
    }
  }

  /** The route of a run, if its configuration is there and still names one. */
  private static Optional<Route> route(Path folder) {
    Path config = folder.resolve("config.yaml");
    if (!Files.isReadable(config)) {
      return Optional.empty();
    }
    try {
      return Optional.of(RouteOption.load(ConfigReader.read(config, FlyConfig.DEFAULT).route()));
    } catch (DroverException e) {
      System.err.println("dashboard: the route is not shown: " + e.getMessage());
      return Optional.empty();
    }
  }

  private WebServerOptions place() {
    if (bind.isPresent() && port.isPresent()) {
      throw mistake("--bind has a port already: leave out --port");
    }
    if (bind.isEmpty()) {
      port.ifPresent(DashboardCommand::requirePort);
      return port.map(own -> WebServerOptions.on(HostPort.loopback(own)))
          .orElseGet(() -> WebServerOptions.onLoopback(Dashboard.PORT))
          .withHosts(Set.copyOf(hosts));
    }
    HostPort at = HostPort.parse(bind.get());
    WebServerOptions open = WebServerOptions.on(at).withHosts(Set.copyOf(hosts));
    if (certs.isPresent()) {
      return open.with(WebCertificate.in(Path.of(certs.get()), id));
    }
    if (commands && !open.isLocal()) {
      throw mistake(
          "--commands on "
              + at
              + " would send the key that lets drones be told in the clear: give --certs to encrypt");
    }
    if (!insecure && !open.isLocal()) {
      throw mistake(
          "a dashboard on "
              + at
              + " is unencrypted, and whoever reaches it can watch: give --certs to encrypt, or"
              + " --insecure");
    }
    return open;
  }

  private static void requirePort(int port) {
    if (port < 0 || port > 65535) {
      throw mistake("--port is " + port + ": give 0 to 65535");
    }
  }

  private static DroverException mistake(String message) {
    return new DroverException(ErrorCode.INVALID_ARGUMENT, message);
  }
}
