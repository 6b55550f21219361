package io.drover.slam.sensor;

/** Squares of the plane by column and row: a hash set without boxes. */
final class SquareSet {
  private static final long FACTOR = 0x9e37_79b9_7f4a_7c15L;

  private final long[] keys;
  private final int shift;

  /**
   * An empty set.
   *
   * @param most squares that are added
   */
  SquareSet(int most) {
    int bits = 33 - Integer.numberOfLeadingZeros(Math.max(1, most));
    keys = new long[1 << bits];
    shift = Long.SIZE - bits;
  }

  /** Adds one; whether it was not there. */
  boolean add(int column, int row) {
    // no square has the key 0 but (−2³¹, −2³¹)
    long key = ((long) column << Integer.SIZE | (row & 0xffff_ffffL)) ^ 0x8000_0000_8000_0000L;
    int slot = (int) ((key * FACTOR) >>> shift);
    while (keys[slot] != 0 && keys[slot] != key) {
      slot = slot + 1 & keys.length - 1;
    }
    boolean added = keys[slot] == 0;
    keys[slot] = key;
    return added;
  }
}
