package io.drover.launch.live;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port of this machine for a server that goes away and comes back: one that systems give to
 * nobody who does not ask for it, so that it is still free then.
 */
public final class LastingPort {
  /** Below what Linux (32768 on), macOS and Windows (49152 on) give away. */
  private static final int FIRST = 20_000;

  private static final int BEYOND = 32_000;
  private static final int ATTEMPTS = 100;

  private LastingPort() {}

  /** One that nobody listens on. */
  public static int choose() throws IOException {
    for (int i = 0; i < ATTEMPTS; i++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, BEYOND);
      try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return free.getLocalPort();
      } catch (IOException e) {
        // taken: another one
      }
    }
    throw new IOException("no free port from " + FIRST + " to " + BEYOND);
  }
}
