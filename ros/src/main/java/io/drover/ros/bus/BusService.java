package io.drover.ros.bus;

import io.drover.ros.ServiceHandler;
import io.drover.ros.ServiceServer;
import io.drover.ros.message.Message;
import io.drover.ros.message.ServiceType;

/** A service on a bus. */
record BusService<Q extends Message, S extends Message>(
    InMemoryBus bus, String service, ServiceType<Q, S> type, ServiceHandler<Q, S> handler)
    implements ServiceServer {
  @Override
  public void close() {
    bus.services().remove(service, this);
  }
}
