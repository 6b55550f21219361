package io.drover.core.device;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How long a device takes to infer one image, by the image's side.
 *
 * <p>Sides count relative to the largest one of the table, so that a network of another input size
 * keeps the device's three speeds. Between table rows the latency is linear in the logarithm of
 * side and seconds; outside it is that of the nearest row.
 *
 * @param inferenceSeconds side in pixels → seconds at full share, at least one row, all &gt; 0
 */
public record DeviceProfile(NavigableMap<Integer, Double> inferenceSeconds) {
  /** A Jetson-Nano-like drone: 0.70, 0.18 and 0.05 s at 448², 224² and 112². */
  public static final DeviceProfile JETSON_NANO_LIKE = of(Map.of(448, 0.70, 224, 0.18, 112, 0.05));

  /** How many cores {@link #CPU_EDGE} has. */
  public static final int CPU_EDGE_CORES = 4;

  /** A CPU edge: 0.08, 0.022 and 0.007 s at 448², 224² and 112², at full share. */
  public static final DeviceProfile CPU_EDGE = of(Map.of(448, 0.08, 224, 0.022, 112, 0.007));

  public DeviceProfile {
    if (inferenceSeconds.isEmpty()) {
      throw new IllegalArgumentException("a device needs the latency of at least one resolution");
    }
    inferenceSeconds.forEach(
        (side, seconds) -> {
          if (side < 1 || !(seconds > 0) || !Double.isFinite(seconds)) {
            throw new IllegalArgumentException(
                "a latency of " + seconds + " s at side " + side + " is not possible");
          }
        });
    inferenceSeconds =
        java.util.Collections.unmodifiableNavigableMap(new TreeMap<>(inferenceSeconds));
  }

  /** A profile from side → seconds. */
  public static DeviceProfile of(Map<Integer, Double> inferenceSeconds) {
    return new DeviceProfile(new TreeMap<>(inferenceSeconds));
  }

  /**
   * Seconds for one image.
   *
   * @param scale the image's side as a fraction of the network's full side, in (0, 1]
   */
  public double secondsAt(double scale) {
    double side = scale * inferenceSeconds.lastKey();
    int nearest = (int) Math.round(side);
    Map.Entry<Integer, Double> below = inferenceSeconds.floorEntry(nearest);
    Map.Entry<Integer, Double> above = inferenceSeconds.ceilingEntry(nearest);
    if (below == null || above == null) {
      return (below == null ? above : below).getValue();
    }
    if (below.getKey().equals(above.getKey())) {
      return below.getValue();
    }
    double t = Math.log(side / below.getKey()) / Math.log((double) above.getKey() / below.getKey());
    return Math.exp(Math.log(below.getValue()) * (1 - t) + Math.log(above.getValue()) * t);
  }
}
