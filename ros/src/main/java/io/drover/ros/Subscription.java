package io.drover.ros;

/** One who listens to a topic. Any thread. */
public interface Subscription extends AutoCloseable {
  /** The topic's resolved name. */
  String topic();

  /** How many publishers are connected now. */
  int publishers();

  /** Messages dropped since the start because the listener was too slow, or they were malformed. */
  long dropped();

  /** Stops listening. A call of the listener may still be on its way. Idempotent. */
  @Override
  void close();
}
