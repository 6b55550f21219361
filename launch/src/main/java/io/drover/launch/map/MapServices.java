package io.drover.launch.map;

import io.drover.rpc.ConnectionLimits;
import io.drover.rpc.RpcAddress;
import io.drover.rpc.RpcServerOptions;

/** How services of a map listen. */
public final class MapServices {
  /** A submap of a hall, should it not deflate at all. */
  private static final int MOST_MESSAGE_BYTES = 20 << 20;

  /** A robot's call lasts as long as its drive. */
  private static final double CALL_SECONDS = 24 * 3600;

  private MapServices() {}

  public static RpcServerOptions options(RpcAddress address) {
    ConnectionLimits limits = ConnectionLimits.DEFAULT;
    return RpcServerOptions.at(address)
        .withMaxMessageBytes(MOST_MESSAGE_BYTES)
        .withConnections(
            limits.withSeconds(limits.handshakeSeconds(), CALL_SECONDS, limits.idleSeconds()))
        .withGraceSeconds(0);
  }
}
