package io.drover.ros.tcp;

import io.drover.ros.ServiceCaller;
import io.drover.ros.ServiceHandler;
import io.drover.ros.ServiceServer;
import io.drover.ros.message.Message;
import io.drover.ros.message.ServiceType;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The services that a node serves, and others' that it asks for; names are resolved. Any thread.
 */
final class NodeServices {
  private static final double CONNECT_SECONDS = 2;

  private final String node;
  private final MasterClient master;
  private final Registrations registrations;
  private final URI slave;
  private final String address;
  private final Map<String, ServedService<?, ?>> served = new ConcurrentHashMap<>();

  /**
   * None yet.
   *
   * @param address where callers reach this node, {@code rosrpc://host:port}
   */
  NodeServices(
      String node, MasterClient master, Registrations registrations, URI slave, String address) {
    this.node = node;
    this.master = master;
    this.registrations = registrations;
    this.slave = slave;
    this.address = address;
  }

  <Q extends Message, S extends Message> ServiceServer serve(
      String name, ServiceType<Q, S> type, ServiceHandler<Q, S> handler) {
    ServedService<Q, S> one = new ServedService<>(name, type, handler, node);
    if (served.putIfAbsent(name, one) != null) {
      throw new IllegalStateException(name + " is served by this node already: close it first");
    }
    registrations.add(
        one,
        m -> {
          var unused = m.ask("registerService", name, address, slave.toString());
        },
        m -> {
          var unused = m.ask("unregisterService", name, address);
        });
    return new TcpServiceServer(
        name,
        () -> {
          if (served.remove(name, one)) {
            registrations.remove(one);
            one.close();
          }
        });
  }

  <Q extends Message, S extends Message> ServiceCaller<Q, S> caller(
      String name, ServiceType<Q, S> type) {
    return new TcpServiceCaller<>(name, type, master, node);
  }

  Optional<ServedService<?, ?>> served(String name) {
    return Optional.ofNullable(served.get(name));
  }

  /** A service whose node died stays with the master, so that it must be tried. */
  boolean answers(String name) {
    try {
      Optional<Object> found = master.ask("lookupService", name);
      if (found.isEmpty()) {
        return false;
      }
      URI uri = URI.create(found.get().toString());
      try (Socket socket = Sockets.connect(uri.getHost(), uri.getPort(), CONNECT_SECONDS)) {
        socket.setSoTimeout((int) (CONNECT_SECONDS * 1000));
        ConnectionHeader.of("callerid", node, "service", name, "md5sum", "*", "probe", "1")
            .write(socket.getOutputStream());
        return ConnectionHeader.read(new BufferedInputStream(socket.getInputStream()))
            .get("error")
            .isEmpty();
      }
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  /** Lets all callers go; the master is told by others. */
  void close() {
    served.values().forEach(ServedService::close);
  }
}
