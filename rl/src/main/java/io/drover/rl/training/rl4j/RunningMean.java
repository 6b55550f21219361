package io.drover.rl.training.rl4j;

/** The mean of what was added since it was last taken. Any thread. */
final class RunningMean {
  private double sum;
  private long count;

  synchronized void add(double value) {
    sum += value;
    count++;
  }

  /** The mean, NaN of nothing; begins anew. */
  synchronized double take() {
    double mean = count == 0 ? Double.NaN : sum / count;
    sum = 0;
    count = 0;
    return mean;
  }
}
