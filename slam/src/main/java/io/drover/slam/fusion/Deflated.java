package io.drover.slam.fusion;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Bytes made few and back. */
final class Deflated {
  private static final int LEVEL = 6;

  /** Above what deflating can save: 258 bytes for two bits. */
  private static final long MOST_RATIO = 1040;

  private Deflated() {}

  static byte[] pack(byte[] plain) {
    Deflater deflater = new Deflater(LEVEL, true);
    try {
      deflater.setInput(plain);
      deflater.finish();
      byte[] packed = new byte[plain.length + plain.length / 8 + 64];
      int size = deflater.deflate(packed);
      return Arrays.copyOf(packed, size);
    } finally {
      deflater.end();
    }
  }

  /**
   * The bytes.
   *
   * @param most of them
   * @throws IllegalArgumentException if these are not such bytes, or are more
   */
  static byte[] unpack(byte[] packed, int most) {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(packed);
      // a few bytes may not claim much memory
      byte[] plain = new byte[(int) Math.min(most, MOST_RATIO * packed.length)];
      int size = inflater.inflate(plain);
      if (!inflater.finished() && inflater.inflate(new byte[1]) > 0) {
        throw new IllegalArgumentException("more than " + most + " bytes");
      }
      if (!inflater.finished()) {
        throw new IllegalArgumentException("deflated bytes that break off");
      }
      return Arrays.copyOf(plain, size);
    } catch (DataFormatException e) {
      throw new IllegalArgumentException("bytes that are not deflated", e);
    } finally {
      inflater.end();
    }
  }
}
