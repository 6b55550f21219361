package io.drover.edge;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.id.DroneId;
import io.drover.core.time.NanoClock;
import io.drover.rpc.TokenBucket;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How much each drone has sent lately, admitted or not. Names that nobody has checked can be many;
 * those that a full memory has no room for share one allowance. Any thread.
 */
final class DroneRates {
  private static final int MOST_DRONES = 4096;

  private final ClientLimits limits;
  private final NanoClock clock;
  private final Map<DroneId, Allowance> drones = new HashMap<>();
  private final Allowance strangers;

  /** What is left to a drone. */
  private record Allowance(TokenBucket frames, TokenBucket bytes) {}

  DroneRates(ClientLimits limits, NanoClock clock) {
    this.limits = limits;
    this.clock = clock;
    this.strangers = newAllowance();
  }

  /**
   * Counts a frame.
   *
   * @throws DroverException {@code RESOURCE_EXHAUSTED} if its drone sends too many, or too large
   *     ones
   */
  void count(DroneId drone, int bytes) {
    Allowance left = allowance(drone);
    if (!left.frames.tryTake(1)) {
      throw tooFast(drone, limits.framesPerSecond(), "frames");
    }
    // one frame that is as large as a second's bytes is the size limit's business
    if (!left.bytes.tryTake(Math.min(bytes, limits.bytesPerSecond()))) {
      throw tooFast(drone, limits.bytesPerSecond(), "bytes");
    }
  }

  private synchronized Allowance allowance(DroneId drone) {
    Allowance known = drones.get(drone);
    if (known != null) {
      return known;
    }
    if (drones.size() >= MOST_DRONES) {
      // a full allowance is as good as a new one
      drones.values().removeIf(a -> a.frames.isFull() && a.bytes.isFull());
    }
    if (drones.size() >= MOST_DRONES) {
      return strangers;
    }
    Allowance made = newAllowance();
    drones.put(drone, made);
    return made;
  }

  private Allowance newAllowance() {
    return new Allowance(
        new TokenBucket(limits.framesPerSecond(), clock::nanoTime),
        new TokenBucket(limits.bytesPerSecond(), clock::nanoTime));
  }

  private static DroverException tooFast(DroneId drone, double most, String what) {
    return new DroverException(
        ErrorCode.RESOURCE_EXHAUSTED,
        String.format(
            Locale.ROOT, "%s sends more than %.0f %s a second: send fewer", drone, most, what));
  }
}
