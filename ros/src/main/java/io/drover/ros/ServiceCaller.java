package io.drover.ros;

import io.drover.core.error.DroverException;
import io.drover.ros.message.Message;

/** One who calls a service, over a connection that is kept and made again when it broke. */
public interface ServiceCaller<Q extends Message, S extends Message> extends AutoCloseable {
  /** The service's resolved name. */
  String service();

  /**
   * Calls. One call at a time; others wait.
   *
   * @param timeoutSeconds until the answer must be there (&gt; 0)
   * @throws DroverException {@code UNREACHABLE} if nobody answers (in time), {@code REFUSED} if the
   *     service says that it failed, {@code PROTOCOL_ERROR} if it is another service than meant
   */
  S call(Q request, double timeoutSeconds);

  /** Ends the connection. Idempotent. */
  @Override
  void close();
}
