package io.drover.launch.live;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.rpc.HostPort;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** What configurations refuse. */
final class Requirement {
  private Requirement() {}

  static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException(problem);
    }
  }

  /**
   * Whoever listens beyond this machine must say that the network is trusted.
   *
   * @param risk of letting everybody in, such as "a world on … would let anyone fly"
   * @throws DroverException {@code INVALID_ARGUMENT}
   */
  static void requireTrusted(HostPort bind, boolean insecure, String risk) {
    try {
      if (!insecure && !InetAddress.getByName(bind.host()).isLoopbackAddress()) {
        throw new DroverException(
            ErrorCode.INVALID_ARGUMENT,
            risk + ": listen on 127.0.0.1, or add --insecure if the network is trusted");
      }
    } catch (UnknownHostException e) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          "host '" + bind.host() + "' is unknown: check its spelling",
          e);
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
