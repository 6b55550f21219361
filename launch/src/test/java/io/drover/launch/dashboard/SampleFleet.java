package io.drover.launch.dashboard;

import io.drover.core.thread.DaemonThreads;
import io.drover.telemetry.command.Command;
import io.drover.telemetry.command.CommandHandler;
import io.drover.telemetry.command.CommandReply;
import io.drover.telemetry.payload.Decision;
import io.drover.telemetry.payload.Event;
import io.drover.telemetry.payload.Grid;
import io.drover.telemetry.payload.Route;
import io.drover.telemetry.payload.State;
import io.drover.telemetry.payload.Telemetry;
import io.drover.telemetry.publish.PublisherOptions;
import io.drover.telemetry.publish.TelemetryPublisher;
import io.drover.telemetry.topic.TopicTree;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Drones in circles, an edge and a map, published as Drover's own are, five times a second. */
final class SampleFleet implements AutoCloseable {
  private static final long PERIOD_MILLIS = 200;
  private static final List<String> ACTIONS = List.of("onboard-224", "edge-224-q60");

  private final List<Drone> drones = new ArrayList<>();
  private final List<String> landed = new CopyOnWriteArrayList<>();
  private final TelemetryPublisher edge;
  private final TelemetryPublisher map;
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(new DaemonThreads("sample-fleet"));
  private long tick;

  private SampleFleet(PublisherOptions broker, int number) {
    for (int i = 1; i <= number; i++) {
      drones.add(new Drone(broker, i));
    }
    edge = publisher(broker, "edge1", "edge", Optional.empty());
    map = publisher(broker, "map", "map", Optional.empty());
  }

  private static TelemetryPublisher publisher(
      PublisherOptions broker, String name, String role, Optional<CommandHandler> commands) {
    return TelemetryPublisher.start(
        broker, new TopicTree("local", name), role, Clock.systemUTC(), commands);
  }

  static SampleFleet start(PublisherOptions broker, int drones) {
    SampleFleet fleet = new SampleFleet(broker, drones);
    fleet.drones.get(0).publisher.publish(route());
    fleet
        .drones
        .get(0)
        .publisher
        .publish(
            new Event(
                "edgeLost",
                Event.Level.WARNING,
                "the edge is gone",
                Map.of("frame", 1, "timeSeconds", 1)));
    fleet
        .drones
        .get(0)
        .publisher
        .publish(
            new Event(
                "edgeBack",
                Event.Level.INFO,
                "<img src=x onerror=alert(1)>",
                Map.of("frame", 2, "timeSeconds", 2)));
    // three pixels by two: free, free, a wall, and nothing known
    fleet.map.publish(
        new Grid(
            Map.of(
                "maps",
                List.of(
                    Map.of(
                        "robots",
                        List.of(1, 2),
                        "width",
                        3,
                        "height",
                        2,
                        "resolution",
                        0.5,
                        "originX",
                        -1.0,
                        "originY",
                        -1.0,
                        "runs",
                        "CQYM")))));
    var unused =
        fleet.ticker.scheduleAtFixedRate(fleet::publish, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    return fleet;
  }

  private static Route route() {
    return new Route(
        Map.of(
            "name",
            "loop",
            "lengthMetres",
            40.0,
            "halfWidthMetres",
            2.0,
            "path",
            List.of(-10.0, -10.0, 10.0, -10.0, 10.0, 10.0),
            "tunnels",
            List.of()));
  }

  /** Drones that were told to land. */
  List<String> landed() {
    return landed;
  }

  /** Has every drone say something that has happened. */
  void say(String what) {
    drones.forEach(
        drone ->
            drone.publisher.publish(
                new Event(
                    "handover",
                    Event.Level.INFO,
                    what + " to " + drone.name,
                    Map.of("frame", 3, "timeSeconds", 3))));
  }

  private void publish() {
    drones.forEach(drone -> drone.publish(tick));
    if (tick % 5 == 0) {
      edge.publish(
          new State(
              Map.of(
                  "cores",
                  4.0,
                  "drones",
                  drones.stream()
                      .map(
                          drone ->
                              Map.of("drone", drone.name, "grantedCores", 1.0, "usedCores", 0.5))
                      .toList())));
    }
    tick++;
  }

  private final class Drone implements CommandHandler {
    private final String name;
    private final int number;
    private final TelemetryPublisher publisher;
    private volatile boolean holding;

    Drone(PublisherOptions broker, int number) {
      this.number = number;
      this.name = "drone" + number;
      this.publisher = publisher(broker, name, "drone", Optional.of(this));
    }

    @Override
    public void take(Command command, CommandReply reply) {
      reply.accepted();
      if (command.name().equals("land")) {
        landed.add(name);
      }
      holding = command.name().equals("hold");
      reply.done();
    }

    void publish(long tick) {
      double angle = number + 0.02 * tick;
      String action = ACTIONS.get((int) (tick / 25 + number) % 2);
      if (tick % 25 == 0) {
        publisher.publish(decision(action));
      }
      Map<String, Object> state = new LinkedHashMap<>();
      state.put(
          "position", Map.of("x", 8 * number * Math.cos(angle), "y", 8 * number * Math.sin(angle)));
      state.put("headingRadians", angle + Math.PI / 2);
      state.put("speedMetresPerSecond", holding ? 0.0 : 1.0);
      state.put("policy", "a3d");
      state.put("holding", holding);
      state.put("decision", action);
      state.put("outcome", action.startsWith("edge") ? "edge" : "onboard");
      state.put("edge", "edge1");
      publisher.publish(new State(state));
      if (tick % 5 == 0) {
        Map<String, Number> numbers = new LinkedHashMap<>();
        numbers.put("qon", 0.9);
        numbers.put("latency_seconds", 0.1 * number);
        numbers.put("bandwidth_bits_per_second", 1e6 * number);
        numbers.put("offload_ratio", 0.5);
        numbers.put("fallback_ratio", 0.0);
        numbers.put("speed_metres_per_second", 1.0);
        numbers.put("bytes_sent", tick);
        publisher.publish(new Telemetry(numbers));
      }
    }

    private Decision decision(String action) {
      Map<String, Object> inputs = new LinkedHashMap<>();
      inputs.put("complexity", 0.1);
      inputs.put("dynamics", 0.05);
      inputs.put("bandwidthBitsPerSecond", 2e6);
      inputs.put("actions", ACTIONS);
      inputs.put("predictedLatencySeconds", List.of(0.3, 0.1));
      inputs.put("preferences", List.of(0.2, 0.8));
      inputs.put("predictedQon", List.of(0.7, 0.9));
      return new Decision(
          "a3d",
          Map.of(
              "label",
              action,
              "location",
              action.startsWith("edge") ? "edge" : "onboard",
              "resolution",
              224),
          "as a test wants it",
          inputs);
    }
  }

  @Override
  public void close() {
    ticker.shutdownNow();
    drones.forEach(drone -> drone.publisher.close());
    edge.close();
    map.close();
  }
}
