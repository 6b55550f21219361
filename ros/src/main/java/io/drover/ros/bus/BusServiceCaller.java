package io.drover.ros.bus;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.ros.ServiceCaller;
import io.drover.ros.message.Message;
import io.drover.ros.message.ServiceType;

/** Calls a service on a bus, in its own thread. */
record BusServiceCaller<Q extends Message, S extends Message>(
    InMemoryBus bus, String service, ServiceType<Q, S> type) implements ServiceCaller<Q, S> {
  @Override
  public S call(Q request, double timeoutSeconds) {
    BusService<?, ?> found = bus.services().get(service);
    if (found == null) {
      throw new DroverException(
          ErrorCode.UNREACHABLE, "service " + service + " does not answer: is its node running?");
    }
    if (!found.type().md5().equals(type.md5())) {
      throw new DroverException(
          ErrorCode.PROTOCOL_ERROR, "service " + service + " is not of " + type.name());
    }
    @SuppressWarnings("unchecked")
    BusService<Q, S> mine = (BusService<Q, S>) found;
    try {
      return mine.handler().handle(request);
    } catch (RuntimeException e) {
      throw new DroverException(
          ErrorCode.REFUSED, "service " + service + " failed: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {}
}
