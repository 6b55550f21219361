package io.drover.rpc;

import java.util.Optional;

/**
 * Where a server listens and what it lets in.
 *
 * @param address loopback unless {@code insecure} or with {@code tls}
 * @param insecure whether it may listen beyond loopback although nothing is encrypted and no client
 *     has to prove who it is
 * @param tls who it is and whom it trusts; empty for no encryption, and none inside a process
 * @param maxMessageBytes a larger request is refused with {@code RESOURCE_EXHAUSTED} unread, ≥ 1
 * @param connections what each client may cost; nothing is limited inside a process
 * @param graceSeconds how long calls in flight may take to finish once it drains, ≥ 0
 */
public record RpcServerOptions(
    RpcAddress address,
    boolean insecure,
    Optional<TlsIdentity> tls,
    int maxMessageBytes,
    ConnectionLimits connections,
    double graceSeconds) {
  public RpcServerOptions {
    if (maxMessageBytes < 1 || !(graceSeconds >= 0)) {
      throw new IllegalArgumentException("a server's limits must let something in");
    }
  }

  /** 4 MiB a message, 5 s grace, loopback only. */
  public static RpcServerOptions at(RpcAddress address) {
    return new RpcServerOptions(
        address, false, Optional.empty(), 4 << 20, ConnectionLimits.DEFAULT, 5);
  }

  public RpcServerOptions withInsecure(boolean value) {
    return new RpcServerOptions(address, value, tls, maxMessageBytes, connections, graceSeconds);
  }

  /** Lets in who shows a certificate that the identity's authority has signed, and not revoked. */
  public RpcServerOptions withTls(TlsIdentity identity) {
    return new RpcServerOptions(
        address, insecure, Optional.of(identity), maxMessageBytes, connections, graceSeconds);
  }

  public RpcServerOptions withMaxMessageBytes(int value) {
    return new RpcServerOptions(address, insecure, tls, value, connections, graceSeconds);
  }

  public RpcServerOptions withConnections(ConnectionLimits value) {
    return new RpcServerOptions(address, insecure, tls, maxMessageBytes, value, graceSeconds);
  }

  public RpcServerOptions withGraceSeconds(double value) {
    return new RpcServerOptions(address, insecure, tls, maxMessageBytes, connections, value);
  }
}
