package io.drover.onboard.edge;

import io.drover.core.time.NanoClock;
import io.drover.rpc.RpcChannel;
import io.grpc.Status;
import java.util.concurrent.CompletableFuture;

/**
 * The link to an edge: what it was last seen to do, and what it may still hold. Small messages
 * measure its round trip, and tell when what nobody waits for any more has left it. Any thread.
 */
final class MeasuredLink {
  /** The first calls of a process are slow; only the shortest round trip counts. */
  private static final int PINGS = 5;

  private static final double PING_SECONDS = 1;
  private static final double PING_TIMEOUT_SECONDS = 5;

  private final RpcChannel channel;
  private final NanoClock clock;
  private final Ping ping;
  private final LinkMeter meter;
  private final LinkOccupancy occupancy;

  MeasuredLink(RpcChannel channel, NanoClock clock, EdgeClientOptions options) {
    this.channel = channel;
    this.clock = clock;
    this.ping = new Ping(clock, channel);
    this.meter = new LinkMeter(options.estimateSeconds());
    this.occupancy = new LinkOccupancy(options.inFlightLimit());
  }

  /** What it was last seen to do. */
  LinkMeter meter() {
    return meter;
  }

  /** What it may still hold. */
  LinkOccupancy occupancy() {
    return occupancy;
  }

  /** Drone → edge, bit/s, as what is under way leaves it. */
  double bitsPerSecond(double nowSeconds) {
    return occupancy
        .oldest()
        .map(message -> meter.bitsPerSecond(nowSeconds, message))
        .orElseGet(meter::bitsPerSecond);
  }

  /** Measures the round trip; completed when that is over, whether it was answered or not. */
  CompletableFuture<Void> measureRoundTrip() {
    return measureRoundTrip(PING_TIMEOUT_SECONDS);
  }

  /** Measures the round trip if that was not done of late; does not wait. */
  void freshenRoundTrip(double nowSeconds) {
    if (meter.staleSince(nowSeconds - PING_SECONDS)) {
      var unused = measureRoundTrip();
    }
  }

  /** Measures the round trip as often as it takes; waits. */
  void settleRoundTrip(double endSeconds) {
    for (int i = 0; i < PINGS && clock.seconds() < endSeconds; i++) {
      measureRoundTrip(endSeconds - clock.seconds()).join();
    }
  }

  private CompletableFuture<Void> measureRoundTrip(double timeoutSeconds) {
    return ping.send(timeoutSeconds)
        .thenAccept(
            echo -> {
              if (echo.answered()) {
                meter.roundTrip(clock.seconds(), echo.seconds());
              }
            });
  }

  /**
   * Nobody waits for a message any more; what is left of it keeps the link busy until it is out.
   */
  void giveUp(double nowSeconds, long bytes, double waitedSeconds) {
    long left = meter.givenUp(nowSeconds, bytes, waitedSeconds);
    awaitDrain(occupancy.enter(nowSeconds, left), new LinkOccupancy.UnderWay(nowSeconds, left));
  }

  private void awaitDrain(long ticket, LinkOccupancy.UnderWay rest) {
    var unused =
        ping.send(PING_TIMEOUT_SECONDS)
            .thenAccept(
                echo -> {
                  if (echo.code() == Status.Code.DEADLINE_EXCEEDED && channel.connected()) {
                    awaitDrain(ticket, rest);
                    return;
                  }
                  occupancy.leave(ticket);
                  if (echo.answered()) {
                    double now = clock.seconds();
                    meter.answered(now, rest.bytes(), now - rest.sinceSeconds());
                  }
                });
  }
}
