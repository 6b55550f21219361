package io.drover.bench.process;

/**
 * What {@code drover map} tells programs.
 *
 * @param robots that drove
 * @param merged of them, in one map
 * @param scans that were accepted
 * @param submaps that they made
 * @param intra constraints between scans and the submaps that they made
 * @param inter constraints of loops
 * @param crossRobot constraints between robots
 * @param cpuSeconds of the whole process from the log's opening to the finished map
 * @param wallSeconds of the same
 * @param heapBytes in use after it and a collection
 * @param matching of scans
 * @param firstMergeSeconds that robots had driven when two of them came into one map; NaN if none
 *     did
 */
public record MapFigures(
    int robots,
    int merged,
    int scans,
    int submaps,
    int intra,
    int inter,
    int crossRobot,
    double cpuSeconds,
    double wallSeconds,
    long heapBytes,
    Matching matching,
    double firstMergeSeconds) {
  /**
   * What scans took to be matched, wall clock; NaN where it was not measured.
   *
   * @param p50 seconds, as all
   * @param secondTenth median of the second tenth of the scans; in the first one Java still
   *     compiles
   * @param lastTenth median of the last tenth
   */
  public record Matching(
      double p50, double p99, double worst, double secondTenth, double lastTenth) {
    /** By how much a scan takes longer in the end. */
    public double growth() {
      return lastTenth / secondTenth;
    }
  }
}
