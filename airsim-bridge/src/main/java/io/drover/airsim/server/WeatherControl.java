package io.drover.airsim.server;

import io.drover.airsim.flight.World;
import io.drover.airsim.world.Conditions;
import io.drover.airsim.world.Weather;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;

/**
 * Weather as clients set it. It shows only while weather is enabled; until then, and after, the
 * world has its own. Any thread.
 */
final class WeatherControl {
  /** AirSim's weather parameters by number. */
  private static final List<Weather> PARAMETERS =
      List.of(
          Weather.RAIN,
          Weather.ROAD_WETNESS,
          Weather.SNOW,
          Weather.ROAD_SNOW,
          Weather.MAPLE_LEAF,
          Weather.ROAD_LEAF,
          Weather.DUST,
          Weather.FOG);

  /** AirSim counts "enabled" among them, after the last. */
  private static final int ENABLED = PARAMETERS.size();

  private final World world;
  private final DoubleFunction<Conditions> own;
  private final Map<Weather, Double> amounts = new EnumMap<>(Weather.class);
  private boolean enabled;

  WeatherControl(World world) {
    this.world = world;
    this.own = world.conditionsByTime();
  }

  synchronized void enable(boolean enable) {
    enabled = enable;
    apply();
  }

  /** Sets parameter 0 to 8; amounts outside [0, 1] are cut off. */
  synchronized void set(int parameter, double amount) {
    if (parameter == ENABLED) {
      enabled = amount > 0.5;
    } else {
      amounts.put(PARAMETERS.get(parameter), Math.max(0, Math.min(1, amount)));
    }
    apply();
  }

  private void apply() {
    if (!enabled) {
      world.setConditions(own);
      return;
    }
    Map<Weather, Double> now = Map.copyOf(amounts);
    world.setConditions(
        time -> {
          Conditions light = own.apply(time);
          return new Conditions(light.brightness(), light.contrast(), now);
        });
  }

  /** Whether there is a parameter of this number. */
  static boolean knows(int parameter) {
    return parameter >= 0 && parameter <= ENABLED;
  }
}
