package io.drover.airsim.world;

/** The last centimetres of the ground, which repeat every 3.2 m and are seen from nearby only. */
final class GroundDetail {
  /** Signed deviations, 256 × 256 texels of 12.5 mm. */
  static final byte[] GRAIN = new byte[256 * 256];

  /** Fallen leaves: the higher, the sooner one lies there. */
  static final byte[] LEAVES = new byte[256 * 256];

  static final byte LEAF = Tint.LEAF.code;

  /** Relative deviation per unit of grain, by tint code. */
  static final float[] STRENGTH = new float[Tint.count()];

  static {
    Noise noise = new Noise(11);
    for (int row = 0; row < 256; row++) {
      for (int column = 0; column < 256; column++) {
        // wavelengths that divide the period, else the seam would show
        float grain =
            60 * noise.cell(column, row)
                + 60 * noise.at(column / 2.0, row / 2.0)
                + 50 * noise.at(column / 4.0, row / 4.0);
        GRAIN[row * 256 + column] = (byte) Math.max(-127, Math.min(127, grain));
        float leaf = noise.at(column / 4.0 + 3, row / 4.0 + 7);
        LEAVES[row * 256 + column] = (byte) Math.max(0, Math.round(255 * Math.abs(leaf)));
      }
    }
    for (int code = 0; code < STRENGTH.length; code++) {
      STRENGTH[code] =
          switch (Tint.of(code)) {
            case GRASS, DRY_GRASS -> 0.0045f;
            case GRAVEL, SOIL -> 0.0035f;
            case SEA, NEUTRAL -> 0.0008f;
            default -> 0.0018f;
          };
    }
  }

  private GroundDetail() {}
}
