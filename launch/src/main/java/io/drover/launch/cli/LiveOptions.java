package io.drover.launch.cli;

import io.drover.airsim.client.AirSimClient;
import io.drover.airsim.world.Route;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.launch.dashboard.Dashboard;
import io.drover.launch.flight.FlyConfig;
import io.drover.launch.site.AirSimFleet;
import io.drover.launch.web.WebServerOptions;
import io.drover.rpc.HostPort;
import io.drover.telemetry.account.AccountFolder;
import io.drover.telemetry.broker.BrokerUrl;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of {@code drover fly} that bring it to the wall clock. */
final class LiveOptions {
  private static final double UNROUTED_SECONDS = 300;

  @Option(
      names = "--live",
      description = "on the wall clock: world, edge, link and drones are processes of their own")
  private boolean live;

  @Option(
      names = "--airsim",
      paramLabel = "H:P",
      description = "fly in this simulator, on the wall clock; --route is then optional")
  private Optional<String> airsim = Optional.empty();

  @Option(
      names = "--vehicles",
      paramLabel = "NAME[,NAME...]",
      split = ",",
      description = {
        "which of its vehicles drone1, drone2, … fly (default: those called drone1, drone2, …, or",
        "else its first)"
      })
  private List<String> vehicles = List.of();

  @Option(
      names = "--mqtt",
      paramLabel = "URL",
      description = "broker for telemetry of a live flight (default: one that comes with Drover)")
  private Optional<String> mqtt = Optional.empty();

  @Option(
      names = "--accounts",
      paramLabel = "DIR",
      description = {
        "folder of ./drover accounts for everybody who flies and the edge, edge1; the broker that",
        "comes with Drover then asks for them (default: it lets in anyone on this machine)"
      })
  private Optional<Path> accounts = Optional.empty();

  @Option(
      names = "--time-limit",
      paramLabel = "S",
      description = "of a live flight (default: by the route's length; 300 without one)")
  private Optional<Double> timeLimit = Optional.empty();

  @Option(
      names = "--dashboard",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "a page on which a live flight is watched (default: there is one)")
  private boolean dashboard;

  @Option(
      names = "--dashboard-port",
      paramLabel = "P",
      description = "of that page (default: 8481, or a free one if that is taken)")
  private Optional<Integer> dashboardPort = Optional.empty();

  /** Where the page is, if there is to be one. */
  Optional<WebServerOptions> page() {
    return dashboard
        ? Optional.of(
            dashboardPort
                .map(port -> WebServerOptions.on(HostPort.loopback(port)))
                .orElseGet(() -> WebServerOptions.onLoopback(Dashboard.PORT)))
        : Optional.empty();
  }

  /** Whether somebody wants it at a port of theirs. */
  boolean pageIsAsked() {
    return dashboardPort.isPresent();
  }

  /** Whether the flight is on the wall clock. */
  boolean chosen() {
    return live || airsim.isPresent();
  }

  /** A simulator that runs already. */
  Optional<HostPort> simulator() {
    return airsim.map(HostPort::parse);
  }

  List<String> vehicles() {
    return vehicles;
  }

  Optional<BrokerUrl> broker() {
    return mqtt.map(BrokerUrl::parse);
  }

  Optional<AccountFolder> accounts() {
    return accounts.map(AccountFolder::new);
  }

  double timeLimitSeconds(FlyConfig config, Optional<Route> route) {
    return timeLimit.orElseGet(
        () -> route.map(r -> config.timeLimitSeconds(r.lengthMetres())).orElse(UNROUTED_SECONDS));
  }

  /**
   * Makes sure that there is a simulator with a vehicle for each drone, if one was named.
   *
   * @throws DroverException {@code UNREACHABLE} if nobody answers, {@code INVALID_ARGUMENT} if it
   *     has not these vehicles
   */
  void requireSimulator(int drones) {
    simulator()
        .ifPresent(
            at -> {
              try (AirSimClient client =
                  AirSimClient.connect(AirSimClient.Options.of(at.host(), at.port()))) {
                AirSimFleet.choose(client, at.toString(), vehicles, drones);
              }
            });
  }

  /** What only means something on the wall clock is a mistake elsewhere. */
  void requireSensible() {
    if (!chosen()
        && (mqtt.isPresent()
            || accounts.isPresent()
            || timeLimit.isPresent()
            || dashboardPort.isPresent())) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          "--mqtt, --accounts, --time-limit and --dashboard-port are for live flights: add --live");
    }
    if (airsim.isEmpty() && !vehicles.isEmpty()) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT, "--vehicles are those of a simulator: add --airsim H:P");
    }
    simulator();
    broker();
    if (timeLimit.isPresent() && !(timeLimit.get() > 0)) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          "--time-limit is " + timeLimit.get() + ": give seconds above 0");
    }
  }
}
