package io.drover.slam;

import io.drover.core.geometry.Pose2;
import io.drover.core.thread.DaemonThreads;
import io.drover.slam.local.LocalScan;
import io.drover.slam.local.LocalSlam;
import io.drover.slam.local.LocalSlamOptions;
import io.drover.slam.local.Submap;
import io.drover.slam.posegraph.PoseGraph;
import io.drover.slam.posegraph.PoseGraphOptions;
import io.drover.slam.posegraph.ScanId;
import io.drover.slam.sensor.RobotScan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Scans of one or several robots to their trajectories and one map. A scan is matched at once, on
 * the caller's thread; loops are sought and poses relaxed on another one, in the order of the
 * scans, so that the outcome does not depend on the threads' luck. One caller.
 */
public final class FleetMapping implements AutoCloseable {
  /** Kept scans that may wait for the graph before the caller does. */
  private static final int MOST_WAITING = 500;

  private final LocalSlamOptions localOptions;
  private final PoseGraph graph;
  private final Map<Integer, Robot> robots = new TreeMap<>();
  private final ExecutorService graphThread =
      Executors.newSingleThreadExecutor(new DaemonThreads("pose-graph"));
  private final Semaphore room = new Semaphore(MOST_WAITING);
  private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

  /** A robot's accepted scans. */
  private static final class Robot {
    private final LocalSlam local;
    private final List<Accepted> accepted = new ArrayList<>();
    private Pose2 keptPose = Pose2.IDENTITY;
    private int kept = -1;

    Robot(LocalSlamOptions options) {
      local = new LocalSlam(options);
    }

    void accept(LocalScan scan) {
      if (scan.kept()) {
        kept++;
        keptPose = scan.pose();
      }
      accepted.add(new Accepted(scan.stamp(), kept, keptPose.between(scan.pose())));
    }
  }

  /** A scan, and where it was taken as seen from the kept scan before it. */
  private record Accepted(String stamp, int kept, Pose2 since) {}

  public FleetMapping(LocalSlamOptions local, PoseGraphOptions graph) {
    this.localOptions = local;
    this.graph = new PoseGraph(graph);
  }

  /** Adds a robot's scan; one without returns is left out. */
  public void add(int robot, RobotScan scan) {
    Robot of = robots.computeIfAbsent(robot, number -> new Robot(localOptions));
    Optional<LocalScan> matched = of.local.add(scan);
    matched.ifPresent(of::accept);
    matched.filter(LocalScan::kept).ifPresent(kept -> hand(() -> graph.add(robot, kept)));
  }

  private void hand(Runnable work) {
    room.acquireUninterruptibly();
    last = last.thenRunAsync(work, graphThread).whenComplete((nothing, failure) -> room.release());
  }

  /** No scan comes any more; waits until all is in its place. */
  public void finish() {
    robots.forEach(
        (number, robot) -> {
          List<Submap> left = robot.local.finish();
          hand(() -> graph.finish(number, left));
        });
    hand(graph::finish);
    last.join();
  }

  /** Where a robot was at each accepted scan, in the order in which they came; when finished. */
  public List<StampedPose> trajectory(int robot) {
    return robots.get(robot).accepted.stream()
        .map(
            scan ->
                new StampedPose(
                    scan.stamp, graph.pose(new ScanId(robot, scan.kept)).compose(scan.since)))
        .toList();
  }

  /** Robots of which a scan was accepted, rising. */
  public List<Integer> robots() {
    return robots.entrySet().stream()
        .filter(robot -> !robot.getValue().accepted.isEmpty())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** How many scans were accepted. */
  public int scans() {
    return robots.values().stream().mapToInt(robot -> robot.accepted.size()).sum();
  }

  /** When finished. */
  public PoseGraph graph() {
    return graph;
  }

  @Override
  public void close() {
    graphThread.shutdownNow();
  }
}
