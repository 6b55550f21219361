package io.drover.edge.container;

import java.util.Optional;

/**
 * How workers in this process run.
 *
 * @param queueLimit frames that may wait for one worker, ≥ 1
 * @param warmWorkers networks kept loaded for drones to come, ≥ 1
 * @param governed whether workers are held to their share by CPU time; not in lockstep, where time
 *     is accounted outside
 * @param bucketSeconds for how long an idle worker saves its share up: what may then be used in one
 *     go is this times the share
 * @param device the machine to pretend to be, if any
 */
public record EmbeddedOptions(
    int queueLimit,
    int warmWorkers,
    boolean governed,
    double bucketSeconds,
    Optional<EmulatedDevice> device) {
  /** Four frames, one warm worker, governed with a bucket of 250 ms, this machine's own speed. */
  public static final EmbeddedOptions DEFAULT =
      new EmbeddedOptions(4, 1, true, 0.25, Optional.empty());

  public EmbeddedOptions {
    if (queueLimit < 1 || warmWorkers < 1 || !(bucketSeconds > 0)) {
      throw new IllegalArgumentException(
          "workers need a queue, a warm worker and a bucket that hold something");
    }
  }

  public EmbeddedOptions withWarmWorkers(int value) {
    return new EmbeddedOptions(queueLimit, value, governed, bucketSeconds, device);
  }

  public EmbeddedOptions withGoverned(boolean value) {
    return new EmbeddedOptions(queueLimit, warmWorkers, value, bucketSeconds, device);
  }

  public EmbeddedOptions withDevice(EmulatedDevice value) {
    return new EmbeddedOptions(
        queueLimit, warmWorkers, governed, bucketSeconds, Optional.of(value));
  }
}
