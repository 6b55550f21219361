package io.drover.edge;

import io.drover.core.id.EdgeId;
import io.drover.edge.allocation.Entitlements;
import io.drover.rpc.HostPort;
import io.drover.rpc.RpcAddress;
import io.drover.rpc.TlsIdentity;
import java.util.Optional;

/**
 * What an edge offers, and to whom.
 *
 * @param id its name
 * @param bind where it listens
 * @param insecure whether it may listen beyond loopback unencrypted
 * @param tls who it is and whom it trusts; a drone's certificate is then its name
 * @param cores λ, what it shares among drones, &gt; 0
 * @param entitlements who may have how much of them
 * @param maxDrones how many it admits at a time, ≥ 1
 * @param maxFrameBytes larger frames are refused unread, ≥ 1
 * @param maxSide frames of larger sides are refused before they are decoded, pixels, ≥ 1
 * @param clients what each of them may ask
 * @param allocationSeconds time between two allocations, &gt; 0
 * @param idleSeconds a drone that sends nothing for so long gives its worker back, and its share
 *     unless it watches it, &gt; 0
 * @param drainSeconds how long frames in flight may take once it shuts down, ≥ 0
 */
public record EdgeOptions(
    EdgeId id,
    RpcAddress bind,
    boolean insecure,
    Optional<TlsIdentity> tls,
    double cores,
    Entitlements entitlements,
    int maxDrones,
    int maxFrameBytes,
    int maxSide,
    ClientLimits clients,
    double allocationSeconds,
    double idleSeconds,
    double drainSeconds) {
  /** Where an edge listens unless told otherwise. */
  public static final HostPort DEFAULT_BIND = HostPort.loopback(50051);

  public EdgeOptions {
    if (!(cores > 0) || Double.isInfinite(cores)) {
      throw new IllegalArgumentException("an edge of " + cores + " cores cannot serve anyone");
    }
    if (maxDrones < 1 || maxFrameBytes < 1 || maxSide < 1) {
      throw new IllegalArgumentException("an edge's limits must let something in");
    }
    if (!(allocationSeconds > 0) || !(idleSeconds > 0) || !(drainSeconds >= 0)) {
      throw new IllegalArgumentException("an edge's times are positive");
    }
  }

  /** 64 drones, frames of 1 MiB and 1024², four allocations a second, 60 s idle, 5 s drain. */
  public static EdgeOptions of(EdgeId id, RpcAddress bind, double cores) {
    return new EdgeOptions(
        id,
        bind,
        false,
        Optional.empty(),
        cores,
        Entitlements.EQUAL,
        64,
        1 << 20,
        1024,
        ClientLimits.DEFAULT,
        0.25,
        60,
        5);
  }

  public EdgeOptions withInsecure(boolean value) {
    return new EdgeOptions(
        id,
        bind,
        value,
        tls,
        cores,
        entitlements,
        maxDrones,
        maxFrameBytes,
        maxSide,
        clients,
        allocationSeconds,
        idleSeconds,
        drainSeconds);
  }

  /** Lets in who shows a certificate of the identity's authority. */
  public EdgeOptions withTls(TlsIdentity identity) {
    return new EdgeOptions(
        id,
        bind,
        insecure,
        Optional.of(identity),
        cores,
        entitlements,
        maxDrones,
        maxFrameBytes,
        maxSide,
        clients,
        allocationSeconds,
        idleSeconds,
        drainSeconds);
  }

  public EdgeOptions withEntitlements(Entitlements value) {
    return new EdgeOptions(
        id,
        bind,
        insecure,
        tls,
        cores,
        value,
        maxDrones,
        maxFrameBytes,
        maxSide,
        clients,
        allocationSeconds,
        idleSeconds,
        drainSeconds);
  }

  public EdgeOptions withMaxDrones(int value) {
    return new EdgeOptions(
        id,
        bind,
        insecure,
        tls,
        cores,
        entitlements,
        value,
        maxFrameBytes,
        maxSide,
        clients,
        allocationSeconds,
        idleSeconds,
        drainSeconds);
  }

  public EdgeOptions withClients(ClientLimits value) {
    return new EdgeOptions(
        id,
        bind,
        insecure,
        tls,
        cores,
        entitlements,
        maxDrones,
        maxFrameBytes,
        maxSide,
        value,
        allocationSeconds,
        idleSeconds,
        drainSeconds);
  }
}
