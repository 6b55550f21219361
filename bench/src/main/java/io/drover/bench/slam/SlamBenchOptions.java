package io.drover.bench.slam;

import java.util.List;

/**
 * How much is measured.
 *
 * @param runs of each map, each in a process of its own; times are their medians
 * @param graphRuns of each pose graph after warming up
 * @param warmUpSeconds of solving each pose graph before it is timed
 * @param robots into how many parts logs are cut
 * @param strangers pairs of logs that are mapped together though they are of two buildings
 * @param recSlam how much of RecSLAM's figures
 */
record SlamBenchOptions(
    int runs,
    int graphRuns,
    double warmUpSeconds,
    List<Integer> robots,
    int strangers,
    RecSlamEffort recSlam) {
  static final int DEFAULT_RUNS = 3;
  static final int MOST_RUNS = 100;

  SlamBenchOptions {
    robots = List.copyOf(robots);
  }

  /** How often maps are made, for readers. */
  String runsText() {
    return runs == 1 ? "made once" : "the median of " + runs;
  }

  static SlamBenchOptions full(int runs) {
    return new SlamBenchOptions(runs, 15, 5, List.of(2, 3, 4), 5, RecSlamEffort.FULL);
  }

  /** A first look. */
  static SlamBenchOptions firstLook() {
    return new SlamBenchOptions(1, 5, 1, List.of(2), 1, RecSlamEffort.FIRST_LOOK);
  }
}
