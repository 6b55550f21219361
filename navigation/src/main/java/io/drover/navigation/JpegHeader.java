package io.drover.navigation;

import java.util.Optional;

/**
 * The size that a JPEG claims, read before anything is allocated for it.
 *
 * @param width pixels
 * @param height pixels
 */
record JpegHeader(int width, int height) {
  /** Bytes of a frame header from its marker to the end of the width. */
  private static final int FRAME_BYTES = 9;

  /** The header of a JPEG, empty if the bytes are none. */
  static Optional<JpegHeader> of(byte[] bytes) {
    if (bytes.length < 4 || u8(bytes, 0) != 0xff || u8(bytes, 1) != 0xd8) {
      return Optional.empty();
    }
    int at = 2;
    while (at + FRAME_BYTES <= bytes.length && u8(bytes, at) == 0xff) {
      int marker = u8(bytes, at + 1);
      if (marker == 0xff) {
        at++; // padding
      } else if (startsFrame(marker)) {
        return Optional.of(new JpegHeader(u16(bytes, at + 7), u16(bytes, at + 5)));
      } else {
        at += 2 + u16(bytes, at + 2);
      }
    }
    return Optional.empty();
  }

  /** SOF0 to SOF15 without the tables (DHT, JPG, DAC) that stand between them. */
  private static boolean startsFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  private static int u8(byte[] bytes, int at) {
    return bytes[at] & 0xff;
  }

  private static int u16(byte[] bytes, int at) {
    return u8(bytes, at) << 8 | u8(bytes, at + 1);
  }
}
