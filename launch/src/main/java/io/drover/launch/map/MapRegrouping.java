package io.drover.launch.map;

import io.drover.slam.fusion.FleetMoves;
import io.drover.slam.fusion.FleetRegrouping;
import io.drover.slam.fusion.GlobalMerge;
import io.drover.slam.fusion.GlobalMergeService;
import io.drover.slam.fusion.RemoteFusion;
import io.drover.slam.fusion.RobotFootprints;
import io.drover.slam.placement.Footprint;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Moves robots between edges while they drive, where the planner says so: looked at after each
 * merge of maps and every few seconds. The map does not depend on it. One thread; the count of
 * moves any.
 */
final class MapRegrouping {
  private static final int LOOK_TICKS = 10;
  private static final double MEGABITS = 1e-6;

  private final GlobalMerge merge;
  private final GlobalMergeService cloud;
  private final RemoteFusion robots;
  private final MapEdges edges;
  private final FleetRegrouping rule;
  private Optional<CompletableFuture<SortedMap<Integer, Footprint>>> asked = Optional.empty();
  private int ticks;
  private int mergesSeen;

  /** So far; written by the graph's thread. */
  private volatile int merges;

  private final AtomicInteger moves = new AtomicInteger();

  MapRegrouping(GlobalMerge merge, GlobalMergeService cloud, RemoteFusion robots, MapEdges edges) {
    this.merge = merge;
    this.cloud = cloud;
    this.robots = robots;
    this.edges = edges;
    double cores = (double) Runtime.getRuntime().availableProcessors() / edges.count();
    merge.observe(graph -> merges = graph.merges().size());
    this.rule = new FleetRegrouping(Math.max(1, cores), MapEdges.LOCAL_BITS_PER_SECOND);
  }

  /**
   * Time has passed. Waits for nobody: what maps cover is asked for at one tick, used at another.
   */
  void tick() {
    ticks++;
    if (asked.isPresent()) {
      CompletableFuture<SortedMap<Integer, Footprint>> maps = asked.get();
      if (maps.isDone()) {
        asked = Optional.empty();
        look(maps.join());
      }
    } else if (edges.serving() > 1 && (ticks % LOOK_TICKS == 0 || merges > mergesSeen)) {
      mergesSeen = merges;
      asked = Optional.of(merge.ask(RobotFootprints::of));
    }
  }

  private void look(SortedMap<Integer, Footprint> maps) {
    rule.look(edges.measured(robots.figures(), maps, cloud.submaps().wire())).ifPresent(this::move);
  }

  private void move(FleetMoves plan) {
    System.err.println(told(plan));
    plan.moves()
        .forEach(
            (robot, move) -> {
              edges.plan(robot, move.to());
              robots.move(robot);
            });
    moves.addAndGet(plan.moves().size());
  }

  static String told(FleetMoves plan) {
    String who =
        plan.moves().entrySet().stream()
            .map(move -> "robot " + move.getKey() + told(move.getValue()))
            .collect(Collectors.joining(", "));
    String why =
        IntStream.range(0, plan.scanSeconds().size())
            .filter(edge -> !plan.scanSeconds().get(edge).isNaN())
            .mapToObj(
                edge ->
                    String.format(
                        Locale.ROOT,
                        "edge-%d takes %.1f ms",
                        edge + 1,
                        1e3 * plan.scanSeconds().get(edge)))
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "planned moves: %s; a round takes %.0f %% less then (a scan on %s)",
        who,
        100 * (1 - plan.seconds() / plan.keptSeconds()),
        why);
  }

  private static String told(FleetMoves.Move move) {
    String link =
        move.fromBitsPerSecond() == move.toBitsPerSecond()
            ? ""
            : String.format(
                Locale.ROOT,
                " (%.1f instead of %.1f Mbit/s)",
                MEGABITS * move.toBitsPerSecond(),
                MEGABITS * move.fromBitsPerSecond());
    return " to edge-" + (move.to() + 1) + link;
  }

  /** Of robots so far. */
  int moves() {
    return moves.get();
  }
}
