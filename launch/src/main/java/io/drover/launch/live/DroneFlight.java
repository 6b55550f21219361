package io.drover.launch.live;

import io.drover.airsim.world.Route;
import io.drover.core.error.DroverException;
import io.drover.core.id.DroneId;
import io.drover.core.time.NanoClock;
import io.drover.launch.flight.ScoringThread;
import io.drover.launch.policy.PolicyName;
import io.drover.launch.policy.PolicyNetwork;
import io.drover.launch.report.DecisionLog;
import io.drover.launch.site.AirSimSite;
import io.drover.launch.site.FlightEnd;
import io.drover.launch.site.FlightSite;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.EmulatedNavigationModel;
import io.drover.navigation.OnnxNavigationModel;
import io.drover.onboard.Camera;
import io.drover.onboard.CapturedFrame;
import io.drover.onboard.agent.NavigationAgent;
import io.drover.onboard.agent.Reference;
import io.drover.onboard.command.FlightOrder;
import io.drover.onboard.edge.LivePerception;
import io.drover.onboard.scheduler.Scheduler;
import io.drover.telemetry.payload.Report;
import io.drover.telemetry.publish.TelemetryPublisher;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One drone's flight on the wall clock, from the ground to hovering at its end: in a simulator, or
 * wherever else it is given a site.
 */
public final class DroneFlight {
  private static final Logger log = LoggerFactory.getLogger(DroneFlight.class);
  private static final double MEASURE_SECONDS = 10;

  private final DroneConfig config;
  private final Optional<Route> route;
  private final Optional<PolicyNetwork> network;
  private final Optional<Path> out;
  private final BooleanSupplier over;
  private final DoubleConsumer progress;
  private final FlightClock clock = new FlightClock();
  private Optional<String> loss = Optional.empty();

  /**
   * A flight to be flown once.
   *
   * @param route that the configuration names
   * @param network what {@code a3d} means, where that is the policy
   * @param out folder for {@code decisions.jsonl} and {@code flight.json}
   * @param over whether somebody wants it to end
   * @param progress told the distance so far, metres, often
   */
  public DroneFlight(
      DroneConfig config,
      Optional<Route> route,
      Optional<PolicyNetwork> network,
      Optional<Path> out,
      BooleanSupplier over,
      DoubleConsumer progress) {
    this.config = config;
    this.route = route;
    this.network = network;
    this.out = out;
    this.over = over;
    this.progress = progress;
  }

  /**
   * Takes off in the simulator, flies and comes to rest.
   *
   * @return also of a flight that ended because the simulator was lost on the way
   * @throws DroverException {@code UNREACHABLE} if there is no simulator or it is lost before the
   *     drone hovers; an edge that is not there is no error
   */
  public LiveFlight fly() {
    SimulatorConfig simulator = config.simulator();
    AirSimSite.Setting setting =
        new AirSimSite.Setting(
            simulator.vehicle(),
            simulator.camera(),
            simulator.heightMetres(),
            config.deadManSeconds(),
            config.agent().governor());
    try (AirSimSite site = AirSimSite.connect(simulator.client(), setting, clock)) {
      return on(site, Optional.empty(), MEASURE_SECONDS, true);
    }
  }

  /**
   * Flies elsewhere. The records are told and written as they come, not kept: such a flight may
   * last for days.
   *
   * @param edgeWaitSeconds how long it waits for an edge before it sets off without one
   * @return how it ended
   * @throws DroverException what the site throws
   */
  public FlightEnd fly(FlightSite site, FlightFollower follower, double edgeWaitSeconds) {
    return on(site, Optional.of(follower), edgeWaitSeconds, false).end();
  }

  /** The clock of this flight, by which its site tells time. */
  public NanoClock clock() {
    return clock;
  }

  private LiveFlight on(
      FlightSite site, Optional<FlightFollower> follower, double edgeWaitSeconds, boolean keep) {
    try (OnnxNavigationModel model = NavigationNetwork.load(config.model());
        EdgeChannels edges = new EdgeChannels(config, clock)) {
      DecisionSpace space = DecisionSpace.a3d(model.fullSide());
      try (DroneCommands commands = commands(space);
          DroneLog records = records(space, edges, commands, follower, keep);
          OnnxNavigationModel onboard = model.another();
          OnnxNavigationModel glance = model.another();
          ReferenceNetwork reference = new ReferenceNetwork(space, model.another());
          Scheduler scheduler = new PolicyName(config.policy()).scheduler(space, network)) {
        LivePerception.Parts parts =
            new LivePerception.Parts(
                clock,
                new DroneId(config.id()),
                space,
                config.emulate()
                    ? new EmulatedNavigationModel(onboard, config.onboard(), clock, () -> 1)
                    : onboard,
                glance,
                config.onboard(),
                edges.links());
        FlightWatch watch = new FlightWatch(route, config.timeLimitSeconds());
        try (LivePerception perception = new LivePerception(parts)) {
          follower.ifPresent(f -> f.begins(commands));
          Camera camera =
              site.ready(model::prepare, () -> over.getAsBoolean() || watch.end().isPresent());
          camera.capture().ifPresent(frame -> measure(perception, edges, frame, edgeWaitSeconds));
          Crew crew = new Crew(space, camera, perception, scheduler, reference, records, commands);
          return finish(space, records, watch, fly(site, crew, watch));
        }
      }
    }
  }

  /** Why the flight ended before its time; empty if it did not. */
  public Optional<String> loss() {
    return loss;
  }

  /** What a flight needs beside its site. */
  private record Crew(
      DecisionSpace space,
      Camera camera,
      LivePerception perception,
      Scheduler scheduler,
      Reference reference,
      DroneLog records,
      DroneCommands commands) {}

  private DroneCommands commands(DecisionSpace space) {
    return new DroneCommands(
        space,
        () ->
            network.orElseGet(
                () ->
                    config
                        .scheduler()
                        .map(file -> PolicyNetwork.load(Path.of(file)))
                        .orElseGet(PolicyNetwork::shipped)),
        config.agent().maxSpeedMetresPerSecond(),
        config
            .telemetries()
            .flatMap(unused -> out)
            .map(folder -> CommandLog.create(FlightFolder.commands(folder), clock)));
  }

  private DroneLog records(
      DecisionSpace space,
      EdgeChannels edges,
      DroneCommands commands,
      Optional<FlightFollower> follower,
      boolean keep) {
    Optional<DecisionLog> file =
        out.map(folder -> DecisionLog.create(FlightFolder.decisions(folder), space));
    Optional<TelemetryPublisher> publisher =
        config
            .telemetries()
            .map(t -> t.start(config.site(), config.id(), "drone", Optional.of(commands)));
    Consumer<Report> listeners =
        report -> {
          publisher.ifPresent(p -> p.publish(report));
          follower.ifPresent(f -> f.told(report));
        };
    // several times a second, so that it is not made for nobody
    Optional<DroneTelemetry> telemetry =
        publisher.isPresent() || follower.isPresent()
            ? Optional.of(
                new DroneTelemetry(listeners, space, config.policy(), edges.links()::connected))
            : Optional.empty();
    route.ifPresent(r -> publisher.ifPresent(p -> p.publish(RouteReport.of(r))));
    return new DroneLog(config.label(), file, telemetry, publisher, keep);
  }

  private FlightEnd fly(FlightSite site, Crew crew, FlightWatch watch) {
    Optional<FlightOrder> landing;
    try (ScoringThread scoring = new ScoringThread()) {
      try (FlightSite.Pilot pilot = site.takeOver(watch::update)) {
        NavigationAgent agent = agent(site, crew, pilot, scoring);
        while (agent.doWork()) {
          scoring.check();
          progress.accept(watch.distanceMetres());
        }
        agent.finish();
        landing = agent.landing();
      }
      // the drone is at rest by now
      scoring.finish();
    }
    crew.commands().end();
    return landing.map(order -> land(site, order)).or(watch::end).orElseGet(() -> early(site));
  }

  private FlightEnd early(FlightSite site) {
    loss = site.loss();
    if (loss.isEmpty()) {
      return FlightEnd.STOPPED;
    }
    log.warn("the flight ends here: {}", loss.get());
    return FlightEnd.LOST;
  }

  private NavigationAgent agent(
      FlightSite site, Crew crew, FlightSite.Pilot pilot, ScoringThread scoring) {
    return new NavigationAgent(
        config.agent(),
        new NavigationAgent.Parts(
            clock,
            crew.space(),
            () -> {
              Optional<CapturedFrame> frame = crew.camera().capture();
              frame.ifPresent(f -> crew.records().captured(f, pilot.position()));
              return frame;
            },
            pilot,
            site.range(),
            crew.perception(),
            crew.scheduler(),
            crew.records(),
            crew.commands()),
        config.score() ? Optional.of(crew.reference()) : Optional.empty(),
        scoring);
  }

  private static FlightEnd land(FlightSite site, FlightOrder order) {
    try {
      site.land();
      order.done();
      return FlightEnd.LANDED;
    } catch (DroverException e) {
      log.warn("the drone did not land: {}", e.getMessage());
      order.failed(e.getMessage());
      return FlightEnd.STOPPED;
    }
  }

  private static void measure(
      LivePerception perception, EdgeChannels edges, CapturedFrame frame, double timeoutSeconds) {
    if (!perception.measureLink(frame, timeoutSeconds)) {
      log.warn("no answer from an edge at {}: flying on board until there is", edges.addresses());
    }
  }

  private LiveFlight finish(
      DecisionSpace space, DroneLog records, FlightWatch watch, FlightEnd end) {
    LiveFlight flight =
        new LiveFlight(
            config.label(),
            space.highestResolution().side(),
            clock.originUnixSeconds(),
            end,
            watch.distanceMetres(),
            records.records(),
            records.positions(),
            watch.track());
    out.ifPresent(folder -> FlightFolder.write(folder, flight));
    return flight;
  }
}
