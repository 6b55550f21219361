package io.drover.airsim.server;

import io.drover.airsim.flight.World;
import io.drover.airsim.world.Conditions;
import io.drover.airsim.world.Weather;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.DoubleFunction;

/**
 * Weather as clients set it. It shows only while weather is enabled; until then, and after, the
 * world has its own. Any thread.
 */
final class WeatherControl {
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

  /** Sets how much there is of one kind; amounts outside [0, 1] are cut off. */
  synchronized void set(Weather kind, double amount) {
    amounts.put(kind, Math.max(0, Math.min(1, amount)));
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
}
