package io.drover.launch.flight;

import io.drover.airsim.flight.Kinematics;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.geometry.Vector2;
import io.drover.core.id.DroneId;
import io.drover.core.link.BandwidthTrace;
import io.drover.core.link.LinkModel;
import io.drover.core.time.LockstepTime;
import io.drover.edge.container.EmulatedDevice;
import io.drover.launch.policy.PolicyName;
import io.drover.launch.site.EmbeddedSite;
import io.drover.launch.site.FlightEnd;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.OnnxNavigationModel;
import io.drover.onboard.Camera;
import io.drover.onboard.CapturedFrame;
import io.drover.onboard.FrameRecord;
import io.drover.onboard.agent.NavigationAgent;
import io.drover.onboard.perception.PixelTable;
import io.drover.onboard.perception.SimulatedEdge;
import io.drover.onboard.perception.SimulatedPerception;
import io.drover.onboard.scheduler.Scheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/**
 * One flight of one policy in lockstep with the embedded world: real frames, real networks and a
 * real edge server over an in-process connection, on virtual time. Deterministic.
 */
final class LockstepFlight {
  private final FlightPlan plan;
  private final PolicyName policy;
  private final int flight;
  private final FlightProgress progress;
  private final AtomicBoolean abandoned;

  /**
   * A flight to be flown once.
   *
   * @param abandoned ends it early when set; set by the first drone that fails
   */
  LockstepFlight(
      FlightPlan plan,
      PolicyName policy,
      int flight,
      FlightProgress progress,
      AtomicBoolean abandoned) {
    this.plan = plan;
    this.policy = policy;
    this.flight = flight;
    this.progress = progress;
    this.abandoned = abandoned;
  }

  /** Flies to the end; one result a drone. */
  List<FlownDrone> fly() {
    FlyConfig config = plan.config();
    List<String> names =
        IntStream.rangeClosed(1, config.drones()).mapToObj(i -> "drone" + i).toList();
    EmbeddedSite site =
        new EmbeddedSite(
            plan.scene(),
            config.seed() + flight,
            names,
            config.timeLimitSeconds(plan.scene().route().lengthMetres()));
    LockstepTime time = new LockstepTime(site::advanceTo);
    EdgeCrowd crowd =
        new EdgeCrowd(
            new EmulatedDevice(config.edge(), config.edgeCores()),
            config.edgeCores(),
            config.drones());
    // edges infer alike, so one of them answers for all
    try (EmbeddedEdge edge = EmbeddedEdge.start(plan.model(), config.edgeCores())) {
      List<Pilot> pilots = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        DroneId drone = new DroneId(names.get(i));
        pilots.add(
            new Pilot(drone, edges(crowd, i), time.addParticipant(), site.stations().get(i), edge));
      }
      return flyAll(pilots);
    }
  }

  /** The edges as one drone meets them, each over its own link. */
  private List<SimulatedEdge> edges(EdgeCrowd crowd, int drone) {
    FlyConfig config = plan.config();
    List<SimulatedEdge> edges = new ArrayList<>();
    for (int edge = 0; edge < config.edges(); edge++) {
      BandwidthTrace link = plan.trace().shifted(FlyConfig.traceShiftSeconds(flight, drone, edge));
      edges.add(
          new SimulatedEdge(
              new LinkModel(link, config.roundTripSeconds() / 2), crowd.cost(drone, edge)));
    }
    return edges;
  }

  private static List<FlownDrone> flyAll(List<Pilot> pilots) {
    if (pilots.size() == 1) {
      return List.of(pilots.get(0).fly());
    }
    // threads of their own: each sleeps on the shared clock while another one runs
    List<CompletableFuture<FlownDrone>> flights =
        pilots.stream()
            .map(
                pilot -> {
                  CompletableFuture<FlownDrone> flown = new CompletableFuture<>();
                  Thread thread = new Thread(() -> pilot.complete(flown), "pilot-" + pilot.drone);
                  thread.setDaemon(true);
                  thread.start();
                  return flown;
                })
            .toList();
    try {
      // whatever goes wrong: nobody may still fly when the edge closes
      CompletableFuture.allOf(flights.toArray(CompletableFuture<?>[]::new)).join();
      return flights.stream().map(CompletableFuture::join).toList();
    } catch (CompletionException e) {
      if (e.getCause() instanceof DroverException known) {
        throw known;
      }
      throw new DroverException(ErrorCode.INTERNAL, "a flight failed", e.getCause());
    }
  }

  /** One drone of the flight. */
  private final class Pilot {
    private final DroneId drone;
    private final List<SimulatedEdge> edges;
    private final LockstepTime.Participant clock;
    private final EmbeddedSite.Station station;
    private final EmbeddedEdge edge;
    private final List<FrameRecord> records = new ArrayList<>();
    private final List<Vector2> positions = new ArrayList<>();

    Pilot(
        DroneId drone,
        List<SimulatedEdge> edges,
        LockstepTime.Participant clock,
        EmbeddedSite.Station station,
        EmbeddedEdge edge) {
      this.drone = drone;
      this.edges = edges;
      this.clock = clock;
      this.station = station;
      this.edge = edge;
    }

    void complete(CompletableFuture<FlownDrone> flown) {
      try {
        flown.complete(fly());
      } catch (RuntimeException | Error e) {
        flown.completeExceptionally(e);
      }
    }

    FlownDrone fly() {
      try (clock) {
        try {
          flyToItsEnd();
        } catch (RuntimeException | Error e) {
          // before the clock is let go: the next one to run must see it
          abandoned.set(true);
          throw e;
        }
      }
      return result();
    }

    private void flyToItsEnd() {
      FlyConfig config = plan.config();
      try (OnnxNavigationModel model = plan.model().another();
          EmbeddedEdge.Connection connection = edge.connect()) {
        DecisionSpace space = config.grid().space(model);
        clock.begin();
        // θ_gt decides nothing in the flight, so another core may work it out
        try (PixelTable table = new PixelTable(drone, space, model, connection);
            PixelTable judge = new PixelTable(drone, space, model, connection);
            ScoringThread scoring = new ScoringThread();
            Scheduler scheduler = policy.scheduler(space, plan.network());
            SimulatedPerception perception =
                new SimulatedPerception(clock, space, table, config.onboard(), edges)) {
          int reference = space.indexOf(space.reference());
          NavigationAgent agent =
              new NavigationAgent(
                  config.agent(),
                  new NavigationAgent.Parts(
                      clock,
                      space,
                      camera(model),
                      station.vehicle(),
                      station.rangeFinder(),
                      perception,
                      scheduler,
                      this::log),
                  Optional.of(frame -> judge.output(frame, reference).steeringRadians()),
                  scoring);
          while (!abandoned.get() && agent.doWork()) {
            progress.at(station.watch().distanceMetres());
          }
          agent.finish();
          scoring.finish();
        }
      }
    }

    private Camera camera(OnnxNavigationModel model) {
      Camera camera = station.camera(clock, model::prepare);
      return () -> {
        Optional<CapturedFrame> frame = camera.capture();
        if (frame.isPresent()) {
          Kinematics now = station.kinematics();
          positions.add(new Vector2(now.position().x(), now.position().y()));
        }
        return frame;
      };
    }

    private void log(FrameRecord record) {
      records.add(record);
    }

    private FlownDrone result() {
      return new FlownDrone(
          policy.value(),
          flight,
          drone.value(),
          edges.stream().map(one -> one.link().trace()).toList(),
          station.watch().end().orElse(FlightEnd.TIMED_OUT),
          station.watch().distanceMetres(),
          records,
          positions,
          station.watch().track());
    }
  }
}
