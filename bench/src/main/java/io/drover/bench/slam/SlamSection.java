package io.drover.bench.slam;

import io.drover.bench.report.Section;

/**
 * One question of the comparison. Runs alone; all but times is the same always for the same data.
 */
interface SlamSection {
  /** Names it on the command line and in the report. */
  String id();

  /** Finds the answer; a section whose data is not there says so. */
  Section run(SlamBenchData data, SlamBenchOptions options);
}
