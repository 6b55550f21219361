package io.drover.launch.live;

import io.drover.core.error.DroverException;
import io.drover.rpc.HostPort;

/** What configurations refuse. */
final class Requirement {
  private Requirement() {}

  static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException(problem);
    }
  }

  /** A port of this machine to listen on, or of another one to connect to. */
  static void requireAddress(String key, String address) {
    try {
      HostPort unused = HostPort.parse(address);
    } catch (DroverException e) {
      throw new IllegalArgumentException(key + ": " + e.getMessage(), e);
    }
  }
}
