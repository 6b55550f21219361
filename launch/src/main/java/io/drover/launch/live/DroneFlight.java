package io.drover.launch.live;

import io.drover.airsim.client.AirSimClient;
import io.drover.airsim.client.AirSimVehicle;
import io.drover.airsim.world.Route;
import io.drover.core.error.DroverException;
import io.drover.core.geometry.Vector3;
import io.drover.core.id.DroneId;
import io.drover.launch.flight.ScoringThread;
import io.drover.launch.policy.PolicyName;
import io.drover.launch.policy.PolicyNetwork;
import io.drover.launch.report.DecisionLog;
import io.drover.launch.site.AirSimCamera;
import io.drover.launch.site.AirSimFleet;
import io.drover.launch.site.AirSimLanding;
import io.drover.launch.site.AirSimPilot;
import io.drover.launch.site.AirSimRange;
import io.drover.launch.site.AirSimSpawn;
import io.drover.launch.site.AirSimTakeOff;
import io.drover.launch.site.FlightEnd;
import io.drover.launch.site.SimulatorLoss;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.EmulatedNavigationModel;
import io.drover.navigation.OnnxNavigationModel;
import io.drover.onboard.CapturedFrame;
import io.drover.onboard.agent.NavigationAgent;
import io.drover.onboard.agent.Reference;
import io.drover.onboard.command.FlightOrder;
import io.drover.onboard.edge.LivePerception;
import io.drover.onboard.scheduler.Scheduler;
import io.drover.telemetry.publish.TelemetryPublisher;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One drone's flight on the wall clock, from the ground to hovering at its end. */
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
  private final SimulatorLoss loss = new SimulatorLoss();

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
   * Takes off, flies and comes to rest.
   *
   * @return also of a flight that ended because the simulator was lost on the way
   * @throws DroverException {@code UNREACHABLE} if there is no simulator or it is lost before the
   *     drone hovers; an edge that is not there is no error
   */
  public LiveFlight fly() {
    try (AirSimClient client = AirSimClient.connect(config.simulator().client());
        OnnxNavigationModel model = NavigationNetwork.load(config.model());
        EdgeChannels edges = new EdgeChannels(config, clock)) {
      DecisionSpace space = DecisionSpace.a3d(model.fullSide());
      try (DroneCommands commands = commands(space);
          DroneLog records = records(space, edges, commands);
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
          FlightEnd end =
              fly(
                  client,
                  model,
                  space,
                  perception,
                  edges,
                  scheduler,
                  reference,
                  records,
                  commands,
                  watch);
          return finish(space, records, watch, end);
        }
      }
    }
  }

  /** Why the flight ended before its time; empty if it did not. */
  public Optional<String> loss() {
    return loss.reason();
  }

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

  private DroneLog records(DecisionSpace space, EdgeChannels edges, DroneCommands commands) {
    Optional<DecisionLog> file =
        out.map(folder -> DecisionLog.create(FlightFolder.decisions(folder), space));
    Optional<TelemetryPublisher> publisher =
        config
            .telemetries()
            .map(t -> t.start(config.site(), config.id(), "drone", Optional.of(commands)));
    Optional<DroneTelemetry> telemetry =
        publisher.map(
            p -> new DroneTelemetry(p::publish, space, config.policy(), edges.links()::connected));
    return new DroneLog(config.label(), file, telemetry, publisher);
  }

  private FlightEnd fly(
      AirSimClient client,
      OnnxNavigationModel model,
      DecisionSpace space,
      LivePerception perception,
      EdgeChannels edges,
      Scheduler scheduler,
      Reference reference,
      DroneLog records,
      DroneCommands commands,
      FlightWatch watch) {
    SimulatorConfig simulator = config.simulator();
    String name =
        AirSimFleet.choose(client, simulator.address(), List.of(simulator.vehicle()), 1).get(0);
    Vector3 spawn = AirSimSpawn.of(client.settings(), name);
    AirSimVehicle vehicle = client.vehicle(name, spawn);
    AirSimTakeOff.to(vehicle, spawn.z(), simulator.heightMetres(), clock);
    AirSimRange range = new AirSimRange(vehicle, spawn.z());
    AirSimCamera camera =
        new AirSimCamera(
            vehicle,
            simulator.camera(),
            clock,
            model::prepare,
            () -> over.getAsBoolean() || watch.end().isPresent() || loss.reason().isPresent(),
            loss);
    camera.capture().ifPresent(frame -> measure(perception, edges, frame));
    Optional<FlightOrder> landing;
    try (ScoringThread scoring = new ScoringThread()) {
      try (AirSimPilot pilot =
          AirSimPilot.takeOver(
              vehicle,
              clock,
              simulator.heightMetres(),
              config.deadManSeconds(),
              (now, seconds) -> {
                watch.update(now.position(), seconds);
                if (config.agent().governor()) {
                  range.read(now);
                }
              },
              loss)) {
        NavigationAgent agent =
            new NavigationAgent(
                config.agent(),
                new NavigationAgent.Parts(
                    clock,
                    space,
                    () -> {
                      Optional<CapturedFrame> frame = camera.capture();
                      frame.ifPresent(f -> records.captured(f, pilot.position()));
                      return frame;
                    },
                    pilot,
                    range,
                    perception,
                    scheduler,
                    records,
                    commands),
                config.score() ? Optional.of(reference) : Optional.empty(),
                scoring);
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
    commands.end();
    return landing.map(order -> land(vehicle, order)).or(watch::end).orElseGet(this::early);
  }

  private FlightEnd early() {
    if (loss.reason().isEmpty()) {
      return FlightEnd.STOPPED;
    }
    log.warn("the flight ends here: {}", loss.reason().get());
    return FlightEnd.LOST;
  }

  private static FlightEnd land(AirSimVehicle vehicle, FlightOrder order) {
    try {
      AirSimLanding.of(vehicle);
      order.done();
      return FlightEnd.LANDED;
    } catch (DroverException e) {
      log.warn("the drone did not land: {}", e.getMessage());
      order.failed(e.getMessage());
      return FlightEnd.STOPPED;
    }
  }

  private static void measure(LivePerception perception, EdgeChannels edges, CapturedFrame frame) {
    if (!perception.measureLink(frame, MEASURE_SECONDS)) {
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
