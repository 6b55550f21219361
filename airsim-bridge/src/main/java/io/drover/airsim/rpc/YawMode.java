package io.drover.airsim.rpc;

/**
 * What the nose does, as AirSim says it.
 *
 * @param isRate whether a rate is meant rather than an angle
 * @param yawOrRate degrees a second or degrees, clockwise from above
 */
public record YawMode(boolean isRate, double yawOrRate) {
  public static final Struct<YawMode> WIRE =
      Struct.of(YawMode.class)
          .field("is_rate", WireType.BOOL, YawMode::isRate, false)
          .real("yaw_or_rate", YawMode::yawOrRate)
          .make(v -> new YawMode(v.flag(0), v.real(1)));
}
