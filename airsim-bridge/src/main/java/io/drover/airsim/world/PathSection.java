package io.drover.airsim.world;

import java.util.SplittableRandom;

/**
 * A stretch of path with one surface. Its grey is often near that of the land beside it: then only
 * its texture and its worn edge lines tell where it is, and these need resolution.
 *
 * @param grey mean luminance, 0 to 255
 * @param wear of the edge lines, 0 (fresh) to 1 (gone)
 */
record PathSection(Surface surface, double grey, double wear) {
  enum Surface {
    ASPHALT(Tint.ASPHALT, 84, true),
    CONCRETE(Tint.CONCRETE, 138, true),
    PAVING(Tint.PAVING, 122, true),
    GRAVEL(Tint.GRAVEL, 0, false),
    DIRT(Tint.SOIL, 0, false);

    final Tint tint;

    /** Of a lined surface; the others' follows the land's. */
    final double grey;

    /** Whether painted lines or kerbs mark its edges. */
    final boolean lined;

    Surface(Tint tint, double grey, boolean lined) {
      this.tint = tint;
      this.grey = grey;
      this.lined = lined;
    }
  }

  static PathSection random(SplittableRandom random, double landGrey) {
    double pick = random.nextDouble();
    Surface surface =
        pick < 0.45
            ? Surface.ASPHALT
            : pick < 0.6
                ? Surface.CONCRETE
                : pick < 0.78 ? Surface.PAVING : pick < 0.9 ? Surface.GRAVEL : Surface.DIRT;
    double wear = random.nextDouble(0.1, 0.6);
    if (!surface.lined) {
      // without lines there must be some contrast, to either side
      double contrast = random.nextDouble(34, 54) * (random.nextBoolean() ? 1 : -0.8);
      return new PathSection(surface, landGrey + contrast, wear);
    }
    double own = surface.grey + random.nextDouble(-14, 14);
    double alike = random.nextDouble(0, 0.8);
    return new PathSection(surface, own + alike * (landGrey - own), wear);
  }
}
