package io.drover.airsim.world;

import java.util.SplittableRandom;

/**
 * A stretch of path with one surface.
 *
 * @param grey mean luminance, 0 to 255
 * @param wear of the edge lines, 0 (fresh) to 1 (gone)
 */
record PathSection(Surface surface, double grey, double wear) {
  enum Surface {
    ASPHALT(Tint.ASPHALT, 84),
    CONCRETE(Tint.CONCRETE, 138),
    PAVING(Tint.PAVING, 122),
    GRAVEL(Tint.GRAVEL, 124),
    DIRT(Tint.SOIL, 112);

    final Tint tint;
    final double grey;

    Surface(Tint tint, double grey) {
      this.tint = tint;
      this.grey = grey;
    }
  }

  static PathSection random(SplittableRandom random) {
    double pick = random.nextDouble();
    Surface surface =
        pick < 0.45
            ? Surface.ASPHALT
            : pick < 0.6
                ? Surface.CONCRETE
                : pick < 0.75 ? Surface.PAVING : pick < 0.9 ? Surface.GRAVEL : Surface.DIRT;
    return new PathSection(
        surface, surface.grey + random.nextDouble(-14, 18), random.nextDouble(0.15, 0.8));
  }
}
