package io.drover.slam.fusion;

/**
 * What encoding has made of bytes.
 *
 * @param raw bytes as they are in memory, ≥ 0
 * @param wire bytes of the messages that carried them, all else in those included, ≥ 0
 */
public record EncodedBytes(long raw, long wire) {
  public static final EncodedBytes NONE = new EncodedBytes(0, 0);

  public EncodedBytes {
    if (raw < 0 || wire < 0) {
      throw new IllegalArgumentException(raw + " bytes in " + wire + ": not below 0");
    }
  }

  public EncodedBytes plus(EncodedBytes other) {
    return new EncodedBytes(raw + other.raw, wire + other.wire);
  }

  /** How many times smaller they have become; of nothing 1. */
  public double ratio() {
    return wire == 0 ? 1 : (double) raw / wire;
  }
}
