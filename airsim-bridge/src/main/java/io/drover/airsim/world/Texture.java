package io.drover.airsim.world;

/**
 * A square grey picture that repeats, with halved copies for the distance. In a cut-out, 0 is a
 * hole.
 */
final class Texture {
  /** Columns and rows of the finest copy. */
  static final int SIDE = 256;

  private static final int LEVELS = 8;

  final byte[][] levels = new byte[LEVELS][];
  final float texelsPerMetre;
  final boolean cutOut;

  /** A grey value for a column and row, 0 to 255; 0 is a hole in a cut-out. */
  interface Painter {
    double grey(int column, int row);
  }

  Texture(double metres, boolean cutOut, Painter painter) {
    this.texelsPerMetre = (float) (SIDE / metres);
    this.cutOut = cutOut;
    byte[] finest = new byte[SIDE * SIDE];
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        double grey = painter.grey(column, row);
        int least = cutOut && grey <= 0 ? 0 : 1;
        finest[row * SIDE + column] = (byte) Math.max(least, Math.min(255, Math.round(grey)));
      }
    }
    levels[0] = finest;
    for (int k = 1; k < LEVELS; k++) {
      levels[k] = halved(levels[k - 1], SIDE >> k);
    }
  }

  static int levelCount() {
    return LEVELS;
  }

  private static byte[] halved(byte[] from, int side) {
    byte[] to = new byte[side * side];
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        int at = 4 * row * side + 2 * column;
        int sum = 0;
        int solid = 0;
        for (int corner : new int[] {at, at + 1, at + 2 * side, at + 2 * side + 1}) {
          sum += from[corner] & 0xff;
          solid += from[corner] == 0 ? 0 : 1;
        }
        // holes and leaves alternate, else a distant crown would thin out or swell
        boolean keep = solid > 2 || solid == 2 && (row + column & 1) == 0;
        to[row * side + column] = (byte) (keep ? sum / solid : 0);
      }
    }
    return to;
  }
}
