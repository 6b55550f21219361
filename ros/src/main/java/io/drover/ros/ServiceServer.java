package io.drover.ros;

/** One who answers a service. */
public interface ServiceServer extends AutoCloseable {
  /** The service's resolved name. */
  String service();

  /** Stops answering. Idempotent. */
  @Override
  void close();
}
