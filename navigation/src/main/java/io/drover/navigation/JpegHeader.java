package io.drover.navigation;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;

/**
 * What a JPEG says of itself, read without decoding it, so that a few bytes cannot make anybody
 * allocate for an image of 65535².
 *
 * @param width pixels
 * @param height pixels
 * @param components 1 for grey
 * @param baseline whether it is neither progressive nor otherwise costly: the many scans of a
 *     progressive one can each cost a pass over the image
 */
public record JpegHeader(int width, int height, int components, boolean baseline) {
  private static final int FIRST_RESTART = 0xd0;
  private static final int START_OF_IMAGE = 0xd8;
  private static final int END_OF_IMAGE = 0xd9;
  static final int START_OF_SCAN = 0xda;
  private static final int BASELINE_FRAME = 0xc0;
  private static final int HUFFMAN_TABLES = 0xc4;

  /** Of a frame header with at least one component, without its marker. */
  private static final int FRAME_LENGTH = 8;

  private static final int EXTENSION = 0xc8;
  private static final int ARITHMETIC_CONDITIONING = 0xcc;

  /**
   * Reads the header of a complete file.
   *
   * @throws DroverException {@code INVALID_ARGUMENT} if it is not a JPEG with a header and an end
   */
  public static JpegHeader read(byte[] jpeg) {
    int n = jpeg.length;
    if (n < 4 || marker(jpeg, 0) != START_OF_IMAGE) {
      throw refused("is not a JPEG: encode it as one");
    }
    if (marker(jpeg, n - 2) != END_OF_IMAGE) {
      throw refused("is a JPEG without its end: send all of it");
    }
    int at = 2;
    while (at + 4 <= n) {
      int marker = marker(jpeg, at);
      if (marker == 0xff) {
        at++; // a fill byte
        continue;
      }
      int length = opensSegment(marker) ? unsigned16(jpeg, at + 2) : 0;
      int needed = startsFrame(marker) ? FRAME_LENGTH : 2;
      if (length < needed || at + 2 + length > n) {
        break;
      }
      if (startsFrame(marker)) {
        return frame(jpeg, at, marker == BASELINE_FRAME);
      }
      at += 2 + length;
    }
    throw refused("is a JPEG without a readable header: encode it anew");
  }

  private static JpegHeader frame(byte[] jpeg, int at, boolean baseline) {
    return new JpegHeader(
        unsigned16(jpeg, at + 7), unsigned16(jpeg, at + 5), jpeg[at + 9] & 0xff, baseline);
  }

  /**
   * Whether a segment with a length follows that may stand before the first scan. A decoder reads
   * nothing behind a restart marker, so if one passed here the two would see different headers.
   */
  static boolean opensSegment(int marker) {
    boolean alone = restarts(marker) || marker == START_OF_IMAGE || marker == END_OF_IMAGE;
    return marker >= BASELINE_FRAME && !alone && marker != START_OF_SCAN;
  }

  /** Whether it stands between parts of a scan. */
  static boolean restarts(int marker) {
    return marker >= FIRST_RESTART && marker < START_OF_IMAGE;
  }

  private static boolean startsFrame(int marker) {
    return marker >= BASELINE_FRAME
        && marker <= 0xcf
        && marker != HUFFMAN_TABLES
        && marker != EXTENSION
        && marker != ARITHMETIC_CONDITIONING;
  }

  /** The marker code at an index, or −1 if there is none. */
  static int marker(byte[] jpeg, int at) {
    return (jpeg[at] & 0xff) == 0xff ? jpeg[at + 1] & 0xff : -1;
  }

  static int unsigned16(byte[] jpeg, int at) {
    return (jpeg[at] & 0xff) << 8 | jpeg[at + 1] & 0xff;
  }

  private static DroverException refused(String what) {
    return new DroverException(ErrorCode.INVALID_ARGUMENT, "the frame " + what);
  }
}
