package io.drover.launch.live;

import io.drover.core.config.Doc;
import io.drover.core.error.DroverException;
import io.drover.core.link.BandwidthTrace;
import io.drover.core.link.shaper.ShaperOptions;
import io.drover.rpc.HostPort;
import java.net.InetSocketAddress;

/** A link emulated by a TCP proxy, as a process of its own. */
public record LinkConfig(
    @Doc("host:port where drones connect; port 0 takes any free one") String listen,
    @Doc("may listen beyond this machine, although it asks nobody who they are") boolean insecure,
    @Doc("host:port of the server behind the link") String to,
    @Doc("what it carries: the name of a shipped trace, or a file (see docs/traces.md)")
        String trace,
    @Doc("one way, the same in both directions, seconds") double delaySeconds,
    @Doc("bytes that may wait in each direction before the sender is held back") int queueBytes,
    @Doc("where in its trace the link is when it starts, seconds") double offsetSeconds) {
  public static final LinkConfig DEFAULT =
      new LinkConfig(
          "127.0.0.1:50050",
          false,
          "127.0.0.1:50051",
          "hsdpa-drive",
          0.015,
          ShaperOptions.DEFAULT_QUEUE_BYTES,
          0);

  public LinkConfig {
    Requirement.requireAddress("listen", listen);
    Requirement.requireAddress("to", to);
    Requirement.require(
        delaySeconds >= 0 && delaySeconds < 10,
        "delay_seconds is " + delaySeconds + ": give 0 to 10");
    Requirement.require(queueBytes >= 1, "queue_bytes is " + queueBytes + ": give 1 or more");
    Requirement.require(
        offsetSeconds >= 0 && Double.isFinite(offsetSeconds),
        "offset_seconds is " + offsetSeconds + ": give 0 or more");
  }

  /**
   * What the shaper is told.
   *
   * @throws DroverException {@code INVALID_ARGUMENT} beyond loopback without {@code insecure}: the
   *     server behind would be open to the network, whatever it allows itself
   */
  public ShaperOptions options(BandwidthTrace up) {
    Requirement.requireTrusted(
        HostPort.parse(listen),
        insecure,
        "a link on " + listen + " would let anyone on the network reach " + to);
    return ShaperOptions.between(socket(to), up, delaySeconds)
        .withListen(socket(listen))
        .withQueueBytes(queueBytes)
        .withOffset(offsetSeconds);
  }

  private static InetSocketAddress socket(String address) {
    HostPort at = HostPort.parse(address);
    return new InetSocketAddress(at.host(), at.port());
  }
}
