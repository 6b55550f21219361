package io.drover.edge.worker;

/**
 * How workers outside of the process are kept.
 *
 * @param queueLimit frames that may wait for one worker, ≥ 1
 * @param warmWorkers kept running for drones to come, ≥ 1
 * @param startSeconds how long a worker may take to answer first, &gt; 0
 */
public record WorkerOptions(int queueLimit, int warmWorkers, double startSeconds) {
  /** Four frames, one warm worker, a minute to start. */
  public static final WorkerOptions DEFAULT = new WorkerOptions(4, 1, 60);

  public WorkerOptions {
    if (queueLimit < 1 || warmWorkers < 1 || !(startSeconds > 0)) {
      throw new IllegalArgumentException("workers need a queue, a warm worker and time to start");
    }
  }

  public WorkerOptions withWarmWorkers(int value) {
    return new WorkerOptions(queueLimit, value, startSeconds);
  }
}
