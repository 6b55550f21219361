package io.drover.onboard.edge;

import io.drover.core.device.DeviceProfile;
import java.util.HashMap;
import java.util.Map;

/**
 * How long a device takes per image now: its profile, corrected by what was measured. A size that
 * has not been measured is corrected as the one measured last. Any thread.
 */
final class MeasuredLatency {
  /** Weight of the newest measurement. */
  private static final double GAIN = 0.3;

  private final DeviceProfile profile;
  private final Map<Double, Double> factors = new HashMap<>();
  private double latestFactor = 1;

  MeasuredLatency(DeviceProfile profile) {
    this.profile = profile;
  }

  synchronized void observe(double scale, double seconds) {
    double factor = seconds / profile.secondsAt(scale);
    latestFactor = factors.merge(scale, factor, (old, now) -> old + GAIN * (now - old));
  }

  synchronized double secondsAt(double scale) {
    return profile.secondsAt(scale) * factors.getOrDefault(scale, latestFactor);
  }
}
