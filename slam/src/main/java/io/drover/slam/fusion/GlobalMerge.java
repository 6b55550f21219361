package io.drover.slam.fusion;

import io.drover.core.geometry.Pose2;
import io.drover.core.thread.DaemonThreads;
import io.drover.slam.StampedPose;
import io.drover.slam.local.LocalScan;
import io.drover.slam.local.Submap;
import io.drover.slam.posegraph.Constraint;
import io.drover.slam.posegraph.ConstraintSearch;
import io.drover.slam.posegraph.PoseGraph;
import io.drover.slam.posegraph.PoseGraphOptions;
import io.drover.slam.posegraph.ScanId;
import io.drover.slam.posegraph.Visit;
import io.drover.slam.stage.StageCosts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Puts robots' matched scans and submaps into one map. Loops are sought and poses relaxed on a
 * thread of its own, in the order in which scans were added, so that the outcome does not depend on
 * the threads' luck. One caller at a time.
 */
public final class GlobalMerge implements AutoCloseable {
  /** Kept scans that may wait for the graph before the caller does. */
  private static final int MOST_WAITING = 500;

  private final PoseGraph graph;
  private final Map<Integer, Robot> robots = new TreeMap<>();
  private final ExecutorService graphThread =
      Executors.newSingleThreadExecutor(new DaemonThreads("pose-graph"));
  private final Semaphore room = new Semaphore(MOST_WAITING);
  private final List<Consumer<PoseGraph>> observers = new ArrayList<>();
  private volatile CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

  /** A robot's accepted scans. */
  private static final class Robot {
    private final List<Accepted> accepted = new ArrayList<>();
    private Pose2 keptPose = Pose2.IDENTITY;
    private int kept = -1;

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

  public GlobalMerge(PoseGraphOptions options) {
    this(options, StageCosts.unobserved());
  }

  /**
   * One that is measured.
   *
   * @param costs of the graph's thread
   */
  public GlobalMerge(PoseGraphOptions options, StageCosts costs) {
    this(options, costs, ConstraintSearch.serial(options));
  }

  /**
   * One whose loops are sought elsewhere.
   *
   * @param search of the same options; asked on the graph's thread
   */
  public GlobalMerge(PoseGraphOptions options, StageCosts costs, ConstraintSearch search) {
    this.graph = new PoseGraph(options, costs, search);
  }

  /**
   * Lets somebody look at the graph each time that it has changed, on its own thread, which waits
   * meanwhile. Before the first scan.
   *
   * @param observer only reads, and keeps nothing that changes
   */
  public void observe(Consumer<PoseGraph> observer) {
    observers.add(observer);
  }

  /** Adds a robot's scan; its scans come in the order in which they were taken. */
  public void add(int robot, LocalScan scan) {
    var unused = add(robot, scan, Optional.empty());
  }

  /**
   * Adds one that was matched on an edge.
   *
   * @param visit to the edge, which finds loops among all that it is sent; empty: it does not
   * @return what the graph knows it by; empty if it is not kept
   */
  public Optional<ScanId> add(int robot, LocalScan scan, Optional<Visit> visit) {
    Robot of = robots.computeIfAbsent(robot, number -> new Robot());
    of.accept(scan);
    if (!scan.kept()) {
      return Optional.empty();
    }
    hand(() -> graph.add(robot, scan, visit));
    return Optional.of(new ScanId(robot, of.kept));
  }

  /** Takes in loops that an edge has found among scans that were added. */
  public void take(List<Constraint> found) {
    hand(() -> graph.take(found));
  }

  /**
   * No scan of a robot comes any more.
   *
   * @param finished its submaps that are finished by that
   */
  public void finish(int robot, List<Submap> finished) {
    finish(robot, finished, Optional.empty());
  }

  /**
   * The same, on an edge.
   *
   * @param visit to it
   */
  public void finish(int robot, List<Submap> finished, Optional<Visit> visit) {
    hand(() -> graph.finish(robot, finished, visit));
  }

  private void hand(Runnable work) {
    room.acquireUninterruptibly();
    last =
        last.thenRunAsync(() -> work(work), graphThread)
            .whenComplete((nothing, failure) -> room.release());
  }

  private void work(Runnable work) {
    work.run();
    observers.forEach(observer -> observer.accept(graph));
  }

  /**
   * Lets somebody look at the graph while scans come, between two pieces of its work. Any thread;
   * the question is asked on the graph's.
   */
  public <T> CompletableFuture<T> ask(Function<PoseGraph, T> question) {
    return CompletableFuture.supplyAsync(() -> question.apply(graph), graphThread);
  }

  /** No scan comes any more; waits until all is in its place. */
  public void finish() {
    hand(graph::finish);
    try {
      last.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** What the graph's work has failed by; nothing is done after that. Any thread. */
  public Optional<Throwable> failure() {
    CompletableFuture<Void> now = last;
    return now.isCompletedExceptionally()
        ? Optional.of(now.handle((nothing, failure) -> failure).join())
        : Optional.empty();
  }

  /** Kept scans, and ends of robots, that the graph has yet to take in. Any thread. */
  public int waiting() {
    return MOST_WAITING - room.availablePermits();
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
