package io.drover.rl.flight;

import io.drover.core.device.DeviceProfile;

/**
 * How one flight differs from the recorded one.
 *
 * @param byteScale factor on what is sent
 * @param playbackSpeed factor on the speed of flight: 2 replays the profile in half its time
 * @param bandwidthScale factor on the trace's rates
 * @param droneFactor factor on seconds of inference on board
 * @param edgeFactor factor on seconds of inference at the edge
 * @param roundTripSeconds of an empty message
 * @param cores what the edge grants
 */
public record Conditions(
    double byteScale,
    double playbackSpeed,
    double bandwidthScale,
    double droneFactor,
    double edgeFactor,
    double roundTripSeconds,
    double cores) {
  /** As recorded, with the documented default round trip and all four cores. */
  public static final Conditions NOMINAL =
      new Conditions(1, 1, 1, 1, 1, 0.03, DeviceProfile.CPU_EDGE_CORES);

  public Conditions {
    requirePositive("byte scale", byteScale);
    requirePositive("playback speed", playbackSpeed);
    requirePositive("bandwidth scale", bandwidthScale);
    requirePositive("drone factor", droneFactor);
    requirePositive("edge factor", edgeFactor);
    requirePositive("round trip", roundTripSeconds);
    requirePositive("number of cores", cores);
  }

  private static void requirePositive(String what, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("a " + what + " of " + value + " is not possible");
    }
  }
}
