package io.drover.launch.live;

import io.drover.core.id.DroneId;
import io.drover.core.time.NanoClock;
import io.drover.edge.Departure;
import io.drover.edge.DroneReading;
import io.drover.edge.EdgeEvents;
import io.drover.edge.Heartbeat;
import io.drover.edge.Refusal;
import io.drover.edge.ShareChange;
import io.drover.edge.StageTimes;
import io.drover.edge.container.DropReason;
import io.drover.launch.audit.RefusalDigest;
import io.drover.navigation.ResourceShare;
import io.drover.telemetry.payload.Event;
import io.drover.telemetry.payload.Report;
import io.drover.telemetry.payload.State;
import io.drover.telemetry.payload.Telemetry;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * An edge's events as MQTT reports: shares and numbers once a second, and what happens to its
 * drones when it happens. Only counts and queues, so that serving never waits.
 */
final class EdgeTelemetry implements EdgeEvents, AutoCloseable {
  private static final double PERIOD_SECONDS = 1;

  private final Consumer<Report> sink;
  private final double cores;
  private final NanoClock clock;
  private final Heartbeat.Stop heartbeat;
  private final RefusalDigest refusals = new RefusalDigest(this::refused);
  private final Map<DroneId, ResourceShare> granted = new ConcurrentHashMap<>();
  private final Map<DroneId, Double> usedCores = new ConcurrentHashMap<>();
  private double startSeconds;
  private int frames;
  private long dropped;
  private double queueSeconds;
  private double inferenceSeconds;

  /**
   * Begins to report, to a sink that returns at once, as often as the heartbeat beats.
   *
   * @param cores that the edge has for all drones
   */
  EdgeTelemetry(Consumer<Report> sink, double cores, NanoClock clock, Heartbeat heartbeat) {
    this.sink = sink;
    this.cores = cores;
    this.clock = clock;
    this.startSeconds = clock.seconds();
    this.heartbeat = heartbeat.every(PERIOD_SECONDS, this::report);
  }

  @Override
  public void droneAdmitted(DroneId drone, boolean certified) {
    granted.put(drone, ResourceShare.NONE);
    event("droneAdmitted", Event.Level.INFO, drone + " is served", drone);
  }

  @Override
  public void turnedAway(Refusal refusal) {
    refusals.add(refusal);
  }

  private void refused(Refusal refusal, long times) {
    Map<String, Object> who = new LinkedHashMap<>();
    refusal.claimed().ifPresent(name -> who.put("drone", name));
    who.put("reason", refusal.reason().label());
    who.put("times", times);
    sink.accept(new Event("droneRefused", Event.Level.WARNING, refusal.message(), who));
  }

  @Override
  public void droneGone(DroneId drone, Departure why) {
    granted.remove(drone);
    usedCores.remove(drone);
    String told =
        switch (why) {
          case IDLE -> drone + " has sent nothing for long";
          case RESERVE -> drone + " keeps this edge in reserve";
          case EDGE_STOPPED -> drone + " is let go: the edge stops";
        };
    event("droneGone", Event.Level.INFO, told, drone);
  }

  @Override
  public void shareChanged(ShareChange change) {
    DroneId drone = change.drone();
    ResourceShare share = change.share();
    granted.put(drone, share);
    event(
        "shareChanged",
        Event.Level.INFO,
        String.format(Locale.ROOT, "%s may use %.2f cores", drone, share.cores()),
        drone);
  }

  @Override
  public void droneMeasured(DroneId drone, DroneReading reading) {
    usedCores.put(drone, reading.usedCores());
  }

  @Override
  public synchronized void frameServed(DroneId drone, int bytes, StageTimes times) {
    frames++;
    queueSeconds += times.queueSeconds();
    inferenceSeconds += times.decodeSeconds() + times.inferenceSeconds();
  }

  @Override
  public synchronized void frameDropped(DroneId drone, DropReason reason, String message) {
    dropped++;
  }

  @Override
  public synchronized void requestRefused(DropReason reason, String message) {
    dropped++;
  }

  private void event(String type, Event.Level level, String description, DroneId drone) {
    sink.accept(new Event(type, level, description, Map.of("drone", drone.value())));
  }

  private void report() {
    refusals.tell();
    sink.accept(state());
    sink.accept(new Telemetry(takeNumbers()));
  }

  /** Who may use how much of it, and does. */
  private State state() {
    List<Map<String, Object>> drones =
        granted.entrySet().stream()
            .sorted(Comparator.comparing(share -> share.getKey().value()))
            .map(
                share ->
                    Map.<String, Object>of(
                        "drone", share.getKey().value(),
                        "grantedCores", share.getValue().cores(),
                        "usedCores", usedCores.getOrDefault(share.getKey(), 0.0)))
            .toList();
    return new State(Map.of("cores", cores, "drones", drones));
  }

  private synchronized Map<String, Number> takeNumbers() {
    double now = clock.seconds();
    Map<String, Number> numbers = new LinkedHashMap<>();
    numbers.put("frames_per_second", frames / (now - startSeconds));
    if (frames > 0) {
      numbers.put("queue_seconds", queueSeconds / frames);
      numbers.put("inference_seconds", inferenceSeconds / frames);
    }
    numbers.put("frames_dropped", dropped);
    numbers.put("drones", granted.size());
    numbers.put("cores_granted", sum(granted.values().stream().map(ResourceShare::cores)));
    numbers.put("cores_used", sum(usedCores.values().stream()));
    startSeconds = now;
    frames = 0;
    queueSeconds = 0;
    inferenceSeconds = 0;
    return numbers;
  }

  private static double sum(Stream<Double> values) {
    return values.mapToDouble(Double::doubleValue).sum();
  }

  /** Reports a last time. */
  @Override
  public void close() {
    heartbeat.close();
    report();
  }
}
