package io.drover.ros;

import io.drover.ros.message.Message;

/** One who publishes on a topic. Any thread. */
public interface Publisher<M extends Message> extends AutoCloseable {
  /** The topic's resolved name. */
  String topic();

  /**
   * Sends to all who subscribe now, without waiting for them. The message is encoded before this
   * returns, and not at all if nobody wants it.
   */
  void publish(M message);

  /** How many subscribers are connected now. */
  int subscribers();

  /** Stops offering the topic. Idempotent. */
  @Override
  void close();
}
