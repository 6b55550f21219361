package io.drover.rpc;

/**
 * Where a server listens and what it lets in.
 *
 * @param address loopback unless {@code insecure}
 * @param insecure whether it may listen beyond loopback although nothing is encrypted and no client
 *     has to prove who it is
 * @param maxMessageBytes a larger request is refused with {@code RESOURCE_EXHAUSTED} unread, ≥ 1
 * @param maxCallsPerConnection further calls of one client wait on its side, ≥ 1
 * @param graceSeconds how long calls in flight may take to finish once it drains, ≥ 0
 */
public record RpcServerOptions(
    RpcAddress address,
    boolean insecure,
    int maxMessageBytes,
    int maxCallsPerConnection,
    double graceSeconds) {
  public RpcServerOptions {
    if (maxMessageBytes < 1 || maxCallsPerConnection < 1 || !(graceSeconds >= 0)) {
      throw new IllegalArgumentException("a server's limits must let something in");
    }
  }

  /** 4 MiB a message, 64 calls a connection, 5 s grace, loopback only. */
  public static RpcServerOptions at(RpcAddress address) {
    return new RpcServerOptions(address, false, 4 << 20, 64, 5);
  }

  public RpcServerOptions withInsecure(boolean value) {
    return new RpcServerOptions(
        address, value, maxMessageBytes, maxCallsPerConnection, graceSeconds);
  }

  public RpcServerOptions withMaxMessageBytes(int value) {
    return new RpcServerOptions(address, insecure, value, maxCallsPerConnection, graceSeconds);
  }

  public RpcServerOptions withGraceSeconds(double value) {
    return new RpcServerOptions(address, insecure, maxMessageBytes, maxCallsPerConnection, value);
  }
}
