package io.drover.ros.tcp;

import io.drover.ros.ServiceServer;

/** What the owner of a served service holds. */
record TcpServiceServer(String service, Runnable onClose) implements ServiceServer {
  @Override
  public void close() {
    onClose.run();
  }
}
