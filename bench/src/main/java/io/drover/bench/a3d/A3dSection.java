package io.drover.bench.a3d;

import io.drover.bench.report.Section;

/** One question of the comparison. Runs alone, and the same always for the same data. */
interface A3dSection {
  /** Names it on the command line and in the report. */
  String id();

  /**
   * Finds the answer; tells its progress on standard error where that takes long.
   *
   * @param data what it may be found with; most of it is made when it is first asked for
   * @return with this {@link #id}
   */
  Section run(A3dData data, A3dOptions options);
}
