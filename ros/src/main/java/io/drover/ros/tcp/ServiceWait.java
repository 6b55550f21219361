package io.drover.ros.tcp;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits until a service answers. */
final class ServiceWait {
  private static final long PAUSE_MILLIS = 100;
  private static final double CONNECT_SECONDS = 2;

  private ServiceWait() {}

  static boolean until(
      MasterClient master,
      String service,
      String node,
      double timeoutSeconds,
      CountDownLatch closed) {
    long end = System.nanoTime() + (long) (timeoutSeconds * 1e9);
    try {
      do {
        if (answers(master, service, node)) {
          return true;
        }
      } while (System.nanoTime() < end && !closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  /** A service whose node died stays with the master, so that it must be tried. */
  private static boolean answers(MasterClient master, String service, String node) {
    try {
      Optional<Object> found = master.ask("lookupService", service);
      if (found.isEmpty()) {
        return false;
      }
      URI uri = URI.create(found.get().toString());
      try (Socket socket = Sockets.connect(uri.getHost(), uri.getPort(), CONNECT_SECONDS)) {
        socket.setSoTimeout((int) (CONNECT_SECONDS * 1000));
        ConnectionHeader.of("callerid", node, "service", service, "md5sum", "*", "probe", "1")
            .write(socket.getOutputStream());
        return ConnectionHeader.read(new BufferedInputStream(socket.getInputStream()))
            .get("error")
            .isEmpty();
      }
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }
}
