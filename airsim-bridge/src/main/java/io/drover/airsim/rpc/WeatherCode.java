package io.drover.airsim.rpc;

import io.drover.airsim.world.Weather;
import java.util.List;
import java.util.Optional;

/** AirSim's numbers of the kinds of weather. */
public final class WeatherCode {
  /** The number that stands for "weather is shown at all". */
  public static final int ENABLED = 8;

  private static final List<Weather> BY_CODE =
      List.of(
          Weather.RAIN,
          Weather.ROAD_WETNESS,
          Weather.SNOW,
          Weather.ROAD_SNOW,
          Weather.MAPLE_LEAF,
          Weather.ROAD_LEAF,
          Weather.DUST,
          Weather.FOG);

  private WeatherCode() {}

  public static int of(Weather kind) {
    return BY_CODE.indexOf(kind);
  }

  /** The kind of a number, or empty where it stands for none. */
  public static Optional<Weather> kind(int code) {
    return code >= 0 && code < BY_CODE.size() ? Optional.of(BY_CODE.get(code)) : Optional.empty();
  }
}
