package io.drover.launch.map;

import io.drover.core.time.NanoClock;
import io.drover.slam.fusion.GlobalMerge;
import io.drover.slam.posegraph.Constraint;
import io.drover.slam.posegraph.MapMerge;
import io.drover.slam.posegraph.PoseGraph;
import io.drover.telemetry.payload.Event;
import io.drover.telemetry.payload.Report;
import io.drover.telemetry.payload.State;
import io.drover.telemetry.payload.Telemetry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/**
 * A mapping as MQTT reports: once a second how far it is, and what happens to its robots and edges
 * when it happens. The graph's thread leaves figures, seldom enough not to be slowed; the rest only
 * queues.
 */
final class MapTelemetry implements MappingWatch, AutoCloseable {
  private static final double PERIOD_SECONDS = 1;

  private final Consumer<Report> sink;
  private final NanoClock clock;
  private final Pulse pulse;
  private final MapGrids grids;
  private volatile long beganNanos;
  private volatile long scans;
  private volatile double logSeconds;
  private volatile IntSupplier waiting = () -> 0;
  private volatile Figures figures = Figures.NONE;
  private volatile boolean finished;
  private long scansBefore;
  private long nanosBefore;

  /** Of the graph's thread: when it looks again, and what it has seen. */
  private long nextNanos;

  private int merges;
  private List<List<Integer>> frames = List.of();

  /** What the graph held when it was last looked at. */
  private record Figures(
      List<List<Integer>> frames,
      List<Integer> merged,
      int submaps,
      int intra,
      int inter,
      int crossRobot,
      List<Map<String, Object>> poses) {
    static final Figures NONE = new Figures(List.of(), List.of(), 0, 0, 0, 0, List.of());

    static Figures of(PoseGraph graph) {
      int intra = 0;
      int crossRobot = 0;
      List<Constraint> constraints = graph.constraints();
      for (Constraint constraint : constraints) {
        if (constraint.kind() == Constraint.Kind.INTRA_SUBMAP) {
          intra++;
        } else if (constraint.crossRobot()) {
          crossRobot++;
        }
      }
      return new Figures(
          graph.frames().stream().map(List::copyOf).toList(),
          List.copyOf(graph.merged()),
          graph.submaps(),
          intra,
          constraints.size() - intra - crossRobot,
          crossRobot,
          graph.frames().stream()
              .flatMap(List::stream)
              .map(robot -> MapGrids.pose(graph, robot))
              .toList());
    }

    int robots() {
      return frames.stream().mapToInt(List::size).sum();
    }
  }

  /**
   * Begins to report, to a sink that returns at once.
   *
   * @param room whether nothing waits for the broker: grids are long, and only the latest counts
   */
  MapTelemetry(Consumer<Report> sink, BooleanSupplier room, NanoClock clock) {
    this.grids = new MapGrids(sink, room, clock);
    this.sink = sink;
    this.clock = clock;
    this.beganNanos = clock.nanoTime();
    this.nanosBefore = beganNanos;
    this.pulse = Pulse.every(PERIOD_SECONDS, List.of(this::report));
  }

  @Override
  public void begins(GlobalMerge merge, long all) {
    beganNanos = clock.nanoTime();
    nextNanos = beganNanos;
    waiting = merge::waiting;
    merge.observe(this::look);
  }

  @Override
  public void takes(long taken, double seconds) {
    scans = taken;
    logSeconds = seconds;
  }

  @Override
  public void ends(GlobalMerge merge) {
    // the graph's thread rests by now
    boolean unused = tellMerges(merge.graph());
    tellFrames(merge.graph());
    figures = Figures.of(merge.graph());
    grids.last(merge.graph());
    finished = true;
    event(
        "mapFinished",
        Event.Level.INFO,
        figures.merged().size() + " of " + figures.robots() + " robots are in one map",
        Map.of("robots", figures.robots(), "merged", figures.merged(), "scans", scans));
  }

  @Override
  public void edgeLost(String edge, String why) {
    event(
        "edgeLost",
        Event.Level.WARNING,
        edge + " does not serve any more (" + why + "): robots move on",
        Map.of("edge", edge));
  }

  @Override
  public void robotMoved(int robot, String edge) {
    event(
        "robotMoved",
        Event.Level.INFO,
        "robot " + robot + " is matched on " + edge + " from now on",
        Map.of("robot", robot, "edge", edge));
  }

  private void look(PoseGraph graph) {
    boolean merged = tellMerges(graph);
    long now = clock.nanoTime();
    grids.look(graph);
    if (merged || now >= nextNanos) {
      nextNanos = now + NanoClock.toNanos(PERIOD_SECONDS);
      tellFrames(graph);
      figures = Figures.of(graph);
    }
  }

  /** Says whether there are new ones. */
  private boolean tellMerges(PoseGraph graph) {
    List<MapMerge> seen = graph.merges();
    boolean more = seen.size() > merges;
    for (MapMerge merge : seen.subList(Math.min(merges, seen.size()), seen.size())) {
      event(
          "robotRecognised",
          Event.Level.INFO,
          "robots " + merge.joining() + " are in the map of robots " + merge.robots(),
          Map.of("robots", List.copyOf(merge.robots()), "joining", List.copyOf(merge.joining())));
    }
    merges = seen.size();
    return more;
  }

  /** Robots that shared a frame and do not any more were parted. */
  private void tellFrames(PoseGraph graph) {
    List<List<Integer>> now = graph.frames().stream().map(List::copyOf).toList();
    for (List<Integer> before : frames) {
      if (now.stream().noneMatch(frame -> frame.containsAll(before))) {
        event(
            "robotsParted",
            Event.Level.WARNING,
            "maps of robots " + before + " contradict each other: they are parted",
            Map.of("robots", before, "frames", now));
      }
    }
    frames = now;
  }

  private void event(
      String type, Event.Level level, String description, Map<String, Object> about) {
    Map<String, Object> references = new LinkedHashMap<>(about);
    references.put("seconds", secondsSoFar());
    sink.accept(new Event(type, level, description, references));
  }

  private double secondsSoFar() {
    return (clock.nanoTime() - beganNanos) * 1e-9;
  }

  private synchronized void report() {
    Figures now = figures;
    double seconds = secondsSoFar();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("robots", now.robots());
    fields.put("merged", now.merged());
    fields.put("frames", now.frames());
    fields.put("poses", now.poses());
    fields.put("scans", scans);
    fields.put("submaps", now.submaps());
    fields.put(
        "constraints",
        Map.of("intra", now.intra(), "inter", now.inter(), "crossRobot", now.crossRobot()));
    fields.put("seconds", seconds);
    fields.put("logSeconds", logSeconds);
    fields.put("finished", finished);
    sink.accept(new State(fields));
    sink.accept(new Telemetry(numbers(now, seconds)));
  }

  private Map<String, Number> numbers(Figures now, double seconds) {
    long nanos = clock.nanoTime();
    long taken = scans;
    Map<String, Number> numbers = new LinkedHashMap<>();
    numbers.put("robots", now.robots());
    numbers.put("robots_merged", now.merged().size());
    numbers.put("scans", taken);
    numbers.put("scans_waiting", waiting.getAsInt());
    numbers.put("scans_per_second", (taken - scansBefore) / ((nanos - nanosBefore) * 1e-9));
    numbers.put("submaps", now.submaps());
    numbers.put("constraints_intra", now.intra());
    numbers.put("constraints_inter", now.inter());
    numbers.put("constraints_cross_robot", now.crossRobot());
    numbers.put("seconds", seconds);
    numbers.put("log_seconds", logSeconds);
    scansBefore = taken;
    nanosBefore = nanos;
    return numbers;
  }

  /** Reports a last time. */
  @Override
  public void close() {
    pulse.close();
    grids.close();
    report();
  }
}
