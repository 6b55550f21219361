package io.drover.ros;

/**
 * How a topic is published.
 *
 * @param queueLength messages that may wait for each subscriber (≥ 1); the oldest are dropped
 * @param latch whether who comes later is sent the last message
 */
public record TopicOptions(int queueLength, boolean latch) {
  public TopicOptions {
    if (queueLength < 1) {
      throw new IllegalArgumentException(
          "a queue of " + queueLength + " messages holds none: give at least 1");
    }
  }

  /** Not latched. */
  public static TopicOptions queue(int length) {
    return new TopicOptions(length, false);
  }

  /** Latched, as maps are. */
  public static TopicOptions latched() {
    return new TopicOptions(1, true);
  }
}
