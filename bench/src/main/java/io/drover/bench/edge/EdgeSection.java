package io.drover.bench.edge;

import io.drover.bench.report.Section;

/** One question of the comparison. Runs alone, and the same always for the same data. */
interface EdgeSection {
  /** Names it on the command line and in the report. */
  String id();

  /** Finds the answer; tells its progress on standard error where that takes long. */
  Section run(EdgeBenchData data, EdgeBenchOptions options);
}
