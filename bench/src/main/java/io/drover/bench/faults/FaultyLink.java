package io.drover.bench.faults;

import io.drover.core.link.BandwidthTrace;
import io.drover.core.link.shaper.ShaperOptions;
import io.drover.core.link.shaper.TcpShaper;
import io.drover.core.time.NanoClock;
import io.drover.core.time.WallClock;
import io.drover.rpc.HostPort;
import java.net.InetSocketAddress;

/** The link between drones and an edge: unlimited, but it can be silent and can be cut. */
final class FaultyLink implements AutoCloseable {
  private static final double UNLIMITED = 1e12;
  private static final double FOR_EVER_SECONDS = 1e9;

  private final NanoClock clock = new WallClock();
  private final InetSocketAddress edge;
  private final InetSocketAddress listen;
  private TcpShaper shaper;

  private FaultyLink(HostPort edge, BandwidthTrace trace) {
    this.edge = new InetSocketAddress(edge.host(), edge.port());
    this.shaper =
        TcpShaper.start(ShaperOptions.between(this.edge, trace, 0).withDown(trace), clock);
    this.listen = shaper.address();
  }

  /** One that is never silent. */
  static FaultyLink to(HostPort edge) {
    return new FaultyLink(edge, BandwidthTrace.constant(UNLIMITED));
  }

  /** One that carries nothing in either direction for a while, whose connections stay open. */
  static FaultyLink silent(HostPort edge, double fromSeconds, double untilSeconds) {
    return new FaultyLink(
        edge,
        BandwidthTrace.of(
            "silent",
            new double[] {0, fromSeconds, untilSeconds, FOR_EVER_SECONDS},
            new double[] {UNLIMITED, 0, UNLIMITED, UNLIMITED}));
  }

  /** Where drones connect. */
  HostPort address() {
    return new HostPort(listen.getHostString(), listen.getPort());
  }

  /** Breaks every connection and refuses new ones. */
  void cut() {
    shaper.close();
  }

  /** Takes connections again. */
  void mend() {
    shaper =
        TcpShaper.start(
            ShaperOptions.between(edge, BandwidthTrace.constant(UNLIMITED), 0).withListen(listen),
            clock);
  }

  @Override
  public void close() {
    shaper.close();
  }
}
