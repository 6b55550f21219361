package io.drover.airsim.world;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Light and weather at one instant.
 *
 * @param brightness factor on all light, 0.2 (dusk) to 1.6 (glare)
 * @param contrast factor on differences from middle grey, 0.4 to 1.4
 * @param weather each in [0, 1]; absent is 0
 */
public record Conditions(double brightness, double contrast, Map<Weather, Double> weather) {
  /** A clear day. */
  public static final Conditions CLEAR = new Conditions(1, 1, Map.of());

  public Conditions {
    if (!(brightness >= 0.2 && brightness <= 1.6) || !(contrast >= 0.4 && contrast <= 1.4)) {
      throw new IllegalArgumentException("brightness is 0.2 to 1.6 and contrast 0.4 to 1.4");
    }
    Map<Weather, Double> copy = new EnumMap<>(Weather.class);
    weather.forEach(
        (kind, amount) -> {
          if (!(amount >= 0 && amount <= 1)) {
            throw new IllegalArgumentException(kind + " is between 0 and 1, not " + amount);
          }
          copy.put(kind, amount);
        });
    weather = Collections.unmodifiableMap(copy);
  }

  /** How much there is of one kind, in [0, 1]. */
  public double of(Weather kind) {
    return weather.getOrDefault(kind, 0.0);
  }

  /** These conditions with another amount of one kind, in [0, 1]. */
  public Conditions with(Weather kind, double amount) {
    Map<Weather, Double> changed = new EnumMap<>(Weather.class);
    changed.putAll(weather);
    changed.put(kind, amount);
    return new Conditions(brightness, contrast, changed);
  }

  /** These conditions in another light. */
  public Conditions withLight(double newBrightness, double newContrast) {
    return new Conditions(newBrightness, newContrast, weather);
  }

  /** The conditions of a seed when its flight begins. */
  public static Conditions ofSeed(long seed) {
    return ofSeed(seed, 0);
  }

  /**
   * The conditions of a seed after a time: a mood for the whole flight, with clouds that pass over
   * it within tens of seconds. A pure, smooth function of its arguments.
   */
  public static Conditions ofSeed(long seed, double timeSeconds) {
    SplittableRandom random = new SplittableRandom(seed);
    double brightness = 0.7 + 0.5 * random.nextDouble();
    double contrast = 0.8 + 0.35 * random.nextDouble();
    double cloud = drift(random, timeSeconds, 35);
    double haze = drift(random, timeSeconds, 70);
    Map<Weather, Double> weather = new EnumMap<>(Weather.class);
    double fog = Math.max(0, random.nextDouble() * 0.7 - 0.25);
    weather.put(Weather.FOG, Math.max(0, Math.min(1, fog * (1 + 0.5 * haze))));
    double kind = random.nextDouble();
    double amount = 0.2 + 0.5 * random.nextDouble();
    if (kind < 0.15) {
      weather.put(Weather.RAIN, amount);
      weather.put(Weather.ROAD_WETNESS, amount);
    } else if (kind < 0.22) {
      weather.put(Weather.SNOW, amount);
      weather.put(Weather.ROAD_SNOW, amount * 0.6);
    } else if (kind < 0.3) {
      weather.put(Weather.DUST, amount * 0.6);
    } else if (kind < 0.4) {
      weather.put(Weather.ROAD_LEAF, amount);
    }
    return new Conditions(brightness * (1 + 0.15 * cloud), contrast * (1 + 0.1 * cloud), weather);
  }

  /** A smooth course between -1 and 1. */
  private static double drift(SplittableRandom random, double timeSeconds, double periodSeconds) {
    double a = random.nextDouble() * 2 * Math.PI;
    double b = random.nextDouble() * 2 * Math.PI;
    double w = 2 * Math.PI * timeSeconds / periodSeconds;
    return 0.6 * Math.sin(w + a) + 0.4 * Math.sin(1.7 * w + b);
  }
}
