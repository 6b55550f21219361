package io.drover.launch.map;

import io.drover.core.geometry.Pose2;
import io.drover.core.thread.DaemonThreads;
import io.drover.core.time.NanoClock;
import io.drover.slam.map.MapImage;
import io.drover.slam.map.PlacedScan;
import io.drover.slam.posegraph.PoseGraph;
import io.drover.slam.posegraph.ScanId;
import io.drover.telemetry.payload.Grid;
import io.drover.telemetry.payload.Report;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Maps as far as they have grown, as MQTT reports. The graph's thread only collects where scans
 * are; they are drawn on a thread of its own, the longer that takes the less often.
 */
final class MapGrids implements AutoCloseable {
  private static final double PAUSE_SECONDS = 2;

  /** Of a core that drawing may take. */
  private static final double SHARE = 0.1;

  /** Side of a pixel at least, metres. */
  private static final double RESOLUTION = 0.1;

  private static final int MOST_PIXELS = 700;
  private static final double LAST_SECONDS = 20;

  private final Consumer<Report> sink;
  private final BooleanSupplier room;
  private final NanoClock clock;
  private final ExecutorService drawing =
      Executors.newSingleThreadExecutor(new DaemonThreads("map-grids"));
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile long nextNanos = Long.MIN_VALUE;

  /** Robots that share a frame, and where their scans are in it. */
  private record Frame(List<Integer> robots, List<PlacedScan> scans) {}

  MapGrids(Consumer<Report> sink, BooleanSupplier room, NanoClock clock) {
    this.sink = sink;
    this.room = room;
    this.clock = clock;
  }

  /** On the graph's thread, after each change. */
  void look(PoseGraph graph) {
    if (clock.nanoTime() >= nextNanos && room.getAsBoolean() && busy.compareAndSet(false, true)) {
      List<Frame> frames = frames(graph);
      drawing.execute(() -> draw(frames));
    }
  }

  /** When the graph rests. */
  void last(PoseGraph graph) {
    List<Frame> frames = frames(graph);
    drawing.execute(() -> draw(frames));
  }

  private void draw(List<Frame> frames) {
    long began = clock.nanoTime();
    try {
      sink.accept(new Grid(Map.of("maps", frames.stream().map(MapGrids::grid).toList())));
    } finally {
      long now = clock.nanoTime();
      double took = (now - began) * 1e-9;
      nextNanos = now + NanoClock.toNanos(Math.max(PAUSE_SECONDS, took / SHARE));
      busy.set(false);
    }
  }

  private static List<Frame> frames(PoseGraph graph) {
    return graph.frames().stream()
        .map(robots -> new Frame(List.copyOf(robots), scans(graph, robots)))
        .filter(frame -> !frame.scans().isEmpty())
        .toList();
  }

  private static List<PlacedScan> scans(PoseGraph graph, List<Integer> robots) {
    List<PlacedScan> scans = new ArrayList<>();
    for (int robot : robots) {
      for (ScanId id : graph.scans(robot)) {
        scans.add(new PlacedScan(graph.scan(id), graph.pose(id)));
      }
    }
    return scans;
  }

  private static Map<String, Object> grid(Frame frame) {
    PackedMap packed = PackedMap.of(MapImage.of(frame.scans(), RESOLUTION), MOST_PIXELS);
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("robots", frame.robots());
    map.put("width", packed.width());
    map.put("height", packed.height());
    map.put("resolution", packed.resolution());
    map.put("originX", packed.originX());
    map.put("originY", packed.originY());
    map.put("runs", packed.runs());
    return map;
  }

  /** Where a robot is, in the frame of its map; on the graph's thread. */
  static Map<String, Object> pose(PoseGraph graph, int robot) {
    List<ScanId> scans = graph.scans(robot);
    Pose2 pose = graph.pose(scans.get(scans.size() - 1));
    return Map.of("robot", robot, "x", pose.x(), "y", pose.y(), "headingRadians", pose.theta());
  }

  /** Draws what is still to be drawn. */
  @Override
  public void close() {
    drawing.shutdown();
    try {
      if (!drawing.awaitTermination(Math.round(LAST_SECONDS), TimeUnit.SECONDS)) {
        drawing.shutdownNow();
      }
    } catch (InterruptedException e) {
      drawing.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
