package io.drover.launch.cli;

import io.drover.airsim.world.Route;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.link.BandwidthTrace;
import io.drover.launch.flight.Comparison;
import io.drover.launch.flight.FlownDrone;
import io.drover.launch.flight.FlyConfig;
import io.drover.launch.flight.RunFolder;
import io.drover.launch.live.Lifetime;
import io.drover.launch.live.LivePlan;
import io.drover.launch.live.LiveRun;
import io.drover.launch.live.LocalBroker;
import io.drover.launch.report.FlightFigures;
import io.drover.launch.report.PolicyJson;
import io.drover.launch.report.PolicyTable;
import io.drover.navigation.DecisionSpace;
import io.drover.telemetry.account.AccountFolder;
import io.drover.telemetry.broker.BrokerUrl;
import io.drover.telemetry.broker.EmbeddedBroker;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code drover fly --live} and {@code --airsim}: flights on the wall clock, and what is left. */
final class LiveFly {
  private final FlyConfig config;
  private final Optional<Route> route;
  private final BandwidthTrace trace;
  private final LiveOptions options;
  private final DecisionSpace space;
  private final Optional<Path> model;
  private final Optional<Path> scheduler;
  private final Path folder;

  LiveFly(
      FlyConfig config,
      Optional<Route> route,
      BandwidthTrace trace,
      DecisionSpace space,
      LiveOptions options,
      Optional<Path> model,
      Optional<Path> scheduler,
      Path folder) {
    this.config = config;
    this.route = route;
    this.trace = trace;
    this.space = space;
    this.options = options;
    this.model = model;
    this.scheduler = scheduler;
    this.folder = folder;
  }

  /** The folder that was asked for, or {@code runs/live-<route>-<seed>}. */
  static Path place(Optional<Path> out, FlyConfig config, Optional<Route> route) {
    return out.orElseGet(
        () ->
            Path.of(
                "runs", "live-" + route.map(Route::name).orElse("airsim") + "-" + config.seed()));
  }

  /**
   * Flies, and prints figures to {@code System.out}.
   *
   * @throws DroverException at the end, if part of it was lost
   */
  void fly(JsonOption json) {
    try (Lifetime lifetime = Lifetime.begin();
        Broker broker = Broker.of(options.broker(), options.accounts());
        FlightPage page =
            FlightPage.open(
                options.page(), options.pageIsAsked(), broker.url, options.accounts())) {
      json.human().println("telemetry: " + broker.url + ", topics drover/v1/local/#");
      page.url().ifPresent(url -> json.human().println("dashboard: " + url));
      LiveRun.Outcome run = new LiveRun(plan(broker.url), lifetime::over).fly();
      Map<String, FlightFigures> figures = Comparison.figures(run.flown());
      if (json.chosen()) {
        System.out.println(PolicyJson.of(figures));
      } else if (!run.flown().isEmpty()) {
        run.flown()
            .forEach(
                drone ->
                    System.out.printf(
                        "%s, %s: %s%s%n",
                        drone.policy(), drone.drone(), drone.end().label(), served(drone)));
        PolicyTable.print(figures, System.out);
        System.out.println("emulated: real code on slowed devices and a shaped link, wall clock");
      }
      leave(figures, run.flown(), json.human());
      requireWhole(run);
    }
  }

  /** Which edges served how many frames, where there are several. */
  private static String served(FlownDrone drone) {
    return drone.links().size() == 1
        ? ""
        : drone.served().entrySet().stream()
            .map(edge -> "; " + edge.getValue() + " frames at " + edge.getKey())
            .collect(Collectors.joining());
  }

  private static void requireWhole(LiveRun.Outcome run) {
    if (!run.losses().isEmpty()) {
      throw new DroverException(
          ErrorCode.UNREACHABLE, "not everything was flown: " + String.join("; ", run.losses()));
    }
  }

  private LivePlan plan(BrokerUrl broker) {
    return new LivePlan(
        config,
        route,
        trace,
        options.simulator(),
        options.vehicles(),
        options.timeLimitSeconds(config, route),
        broker,
        options.accounts().map(folder -> folder.path().toString()),
        model,
        scheduler,
        folder.resolve("processes"),
        Drover.class.getName());
  }

  private void leave(
      Map<String, FlightFigures> figures, List<FlownDrone> flown, PrintStream human) {
    if (!flown.isEmpty()) {
      RunFolder.write(folder, "emulated", config, route, trace, space, figures, flown);
      human.println("report: " + folder.resolve("report.html"));
    }
  }

  /** Whoever carries telemetry: somebody's broker, or one of our own. */
  private static final class Broker implements AutoCloseable {
    private final BrokerUrl url;
    private final Optional<EmbeddedBroker> own;

    private Broker(BrokerUrl url, Optional<EmbeddedBroker> own) {
      this.url = url;
      this.own = own;
    }

    static Broker of(Optional<BrokerUrl> given, Optional<AccountFolder> accounts) {
      if (given.isPresent()) {
        return new Broker(given.get(), Optional.empty());
      }
      EmbeddedBroker embedded = LocalBroker.start(accounts);
      return new Broker(embedded.url(), Optional.of(embedded));
    }

    @Override
    public void close() {
      own.ifPresent(EmbeddedBroker::close);
    }
  }
}
