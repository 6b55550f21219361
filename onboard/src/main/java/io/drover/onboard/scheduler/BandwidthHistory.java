package io.drover.onboard.scheduler;

/** The bandwidths of the last decisions: how far the newest one can be trusted. */
final class BandwidthHistory {
  private static final int DECISIONS = 8;
  private static final double LOWEST_BANDWIDTH = 1e3;

  private final double[] logBandwidth = new double[DECISIONS];
  private int added;
  private double mean;
  private double spread;

  /** The bandwidth of another decision, bit/s. */
  void add(double bandwidth) {
    logBandwidth[added++ % DECISIONS] = Math.log(Math.max(LOWEST_BANDWIDTH, bandwidth));
    int known = Math.min(added, DECISIONS);
    mean = 0;
    double squares = 0;
    for (int i = 0; i < known; i++) {
      mean += logBandwidth[i] / known;
      squares += logBandwidth[i] * logBandwidth[i] / known;
    }
    spread = Math.sqrt(Math.max(0, squares - mean * mean));
  }

  /** σ of the natural logarithm; 0 at first. */
  double spread() {
    return spread;
  }

  /** Natural logarithm of the newest over their mean. */
  double trend() {
    return logBandwidth[(added - 1) % DECISIONS] - mean;
  }
}
