package io.drover.onboard.scheduler;

import java.util.Arrays;

/**
 * Remembers a flight's last outputs and bandwidths, and tells what they let one expect: how long an
 * output stays right, and how far the bandwidth can be trusted. Not thread-safe.
 */
public final class History {
  private static final double WINDOW_SECONDS = 10;
  private static final int BANDWIDTHS = 8;

  /** Outputs that arrive later than this are given up by any deadline that makes sense. */
  private static final double LONGEST_LAG_SECONDS = 2;

  private static final double LOWEST_BANDWIDTH = 1e3;

  private final double toleranceRadians;
  // outputs are [first, end) of these; moved down when they are full
  private double[] seconds = new double[256];
  private double[] steering = new double[256];
  private int first;
  private int end;
  private final double[] logBandwidth = new double[BANDWIDTHS];
  private int decisions;

  /** An empty one; ε is the steering error up to which an output fits. */
  public History(double toleranceRadians) {
    this.toleranceRadians = toleranceRadians;
  }

  /** Forgets everything. */
  public void reset() {
    first = 0;
    end = 0;
    decisions = 0;
  }

  /** An output of a frame captured after the one before. */
  public void add(double captureSeconds, double steeringRadians) {
    if (end == seconds.length) {
      makeRoom();
    }
    seconds[end] = captureSeconds;
    steering[end] = steeringRadians;
    end++;
    while (seconds[first] < captureSeconds - WINDOW_SECONDS) {
      first++;
    }
  }

  /**
   * What the last seconds were like, at a decision.
   *
   * @param bandwidth now, bit/s; remembered
   * @param predictedLatencySeconds [actions]
   */
  public RecentPast at(double bandwidth, double[] predictedLatencySeconds) {
    logBandwidth[decisions++ % BANDWIDTHS] = Math.log(Math.max(LOWEST_BANDWIDTH, bandwidth));
    int known = Math.min(decisions, BANDWIDTHS);
    double mean = 0;
    double squares = 0;
    for (int i = 0; i < known; i++) {
      mean += logBandwidth[i] / known;
      squares += logBandwidth[i] * logBandwidth[i] / known;
    }
    double[] persistence = new double[predictedLatencySeconds.length];
    for (int a = 0; a < persistence.length; a++) {
      persistence[a] = persistence(predictedLatencySeconds[a]);
    }
    return new RecentPast(
        Math.sqrt(Math.max(0, squares - mean * mean)),
        logBandwidth[(decisions - 1) % BANDWIDTHS] - mean,
        persistence);
  }

  /** Share of outputs that were within ε of the output, linear in time, one lag later. */
  private double persistence(double lagSeconds) {
    double lag = Math.min(LONGEST_LAG_SECONDS, lagSeconds);
    int counted = 0;
    int fitting = 0;
    int after = first;
    for (int i = first; i < end; i++) {
      double at = seconds[i] + lag;
      while (after < end && seconds[after] < at) {
        after++;
      }
      if (after == end) {
        break;
      }
      double later = steering[after];
      if (seconds[after] > at) {
        double t = (at - seconds[after - 1]) / (seconds[after] - seconds[after - 1]);
        later = steering[after - 1] + t * (later - steering[after - 1]);
      }
      counted++;
      fitting += Math.abs(later - steering[i]) <= toleranceRadians ? 1 : 0;
    }
    return counted == 0 ? 1 : (double) fitting / counted;
  }

  private void makeRoom() {
    int length = end - first;
    int capacity = 2 * length > seconds.length ? 2 * seconds.length : seconds.length;
    double[] movedSeconds = Arrays.copyOf(Arrays.copyOfRange(seconds, first, end), capacity);
    double[] movedSteering = Arrays.copyOf(Arrays.copyOfRange(steering, first, end), capacity);
    seconds = movedSeconds;
    steering = movedSteering;
    first = 0;
    end = length;
  }
}
