package io.drover.airsim.world;

/** The colour of a material; its brightness is the texture's. */
enum Tint {
  NEUTRAL(0, 1, 1, 1),
  ASPHALT(1, 0.97, 1, 1.06),
  CONCRETE(2, 1.03, 1, 0.95),
  PAVING(3, 1.12, 0.98, 0.86),
  GRAVEL(4, 1.08, 1, 0.85),
  SOIL(5, 1.25, 0.95, 0.65),
  GRASS(6, 0.85, 1.15, 0.5),
  DRY_GRASS(7, 1.12, 1.06, 0.6),
  SAND(8, 1.12, 1, 0.72),
  SEA(9, 0.65, 1.05, 1.45),
  FOLIAGE(10, 0.78, 1.2, 0.45),
  BRICK(11, 1.5, 0.85, 0.65),
  PLASTER(12, 1.08, 1, 0.82),
  GLASS(13, 0.85, 1.02, 1.2),
  WOOD(14, 1.25, 0.95, 0.62),
  RED(15, 2.1, 0.6, 0.5),
  BLUE(16, 0.55, 0.95, 2.1),
  YELLOW(17, 1.35, 1.05, 0.2),
  SKY(18, 0.8, 1.02, 1.28),
  LEAF(19, 1.7, 0.8, 0.3);

  private static final Tint[] ALL = values();

  /** What stands for it in a picture. */
  final byte code;

  final float red;
  final float green;
  final float blue;

  Tint(int code, double red, double green, double blue) {
    this.code = (byte) code;
    double luminance = 0.299 * red + 0.587 * green + 0.114 * blue;
    this.red = (float) (red / luminance);
    this.green = (float) (green / luminance);
    this.blue = (float) (blue / luminance);
  }

  static int count() {
    return ALL.length;
  }

  static Tint of(int code) {
    return ALL[code];
  }
}
