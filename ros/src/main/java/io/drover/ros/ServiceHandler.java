package io.drover.ros;

import io.drover.core.error.DroverException;
import io.drover.ros.message.Message;

/** Answers requests. Any thread. */
@FunctionalInterface
public interface ServiceHandler<Q extends Message, S extends Message> {
  /**
   * Answers one.
   *
   * @throws DroverException if it cannot; the caller is told the message
   */
  S handle(Q request);
}
