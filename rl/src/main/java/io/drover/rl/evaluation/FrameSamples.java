package io.drover.rl.evaluation;

import java.util.Arrays;

/**
 * Every frame of an evaluation, for distributions: flights in order, their frames in order.
 *
 * @param latencySeconds [frames], capture → command
 * @param errorRadians |θ_pre − θ_gt|, of the frames that were scored: all but a profile's last
 */
public record FrameSamples(double[] latencySeconds, double[] errorRadians) {
  /** Grows while flights are flown. */
  static final class Builder {
    private double[] latency = new double[1024];
    private double[] error = new double[1024];
    private int frames;
    private int scored;

    void addLatency(double seconds) {
      if (frames == latency.length) {
        latency = Arrays.copyOf(latency, 2 * frames);
      }
      latency[frames++] = seconds;
    }

    void addError(double radians) {
      if (scored == error.length) {
        error = Arrays.copyOf(error, 2 * scored);
      }
      error[scored++] = radians;
    }

    FrameSamples build() {
      return new FrameSamples(Arrays.copyOf(latency, frames), Arrays.copyOf(error, scored));
    }
  }
}
