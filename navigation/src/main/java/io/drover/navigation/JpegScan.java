package io.drover.navigation;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;

/**
 * The compressed data of a JPEG, looked at without decoding it. What a decoder would stumble over,
 * and complain of on standard error by itself, is found in one pass over the bytes.
 */
public final class JpegScan {
  private static final int STUFFED = 0x00;
  private static final int FILL = 0xff;

  private JpegScan() {}

  /**
   * Makes sure that a file has one scan, which goes on from its header to the end of the file.
   *
   * @param jpeg a complete file whose {@link JpegHeader} can be read
   * @throws DroverException {@code INVALID_ARGUMENT} if there is none, or something else in it
   */
  public static void requireOne(byte[] jpeg) {
    int end = jpeg.length - 2;
    for (int at = begin(jpeg); at < end; at++) {
      int marker = JpegHeader.marker(jpeg, at);
      if (marker == STUFFED || JpegHeader.restarts(marker)) {
        at++;
      } else if (marker >= 0 && marker != FILL) {
        throw refused(
            String.format("is a JPEG with marker 0x%02x in its data: send one scan", marker));
      }
    }
  }

  /** Where the data of the first scan begin. */
  private static int begin(byte[] jpeg) {
    int at = 2;
    while (at + 4 <= jpeg.length) {
      int marker = JpegHeader.marker(jpeg, at);
      if (marker == FILL) {
        at++;
        continue;
      }
      int next = at + 2 + JpegHeader.unsigned16(jpeg, at + 2);
      if (marker == JpegHeader.START_OF_SCAN) {
        return next;
      }
      if (!JpegHeader.opensSegment(marker)) {
        break;
      }
      at = next;
    }
    throw refused("is a JPEG without data: encode it anew");
  }

  private static DroverException refused(String what) {
    return new DroverException(ErrorCode.INVALID_ARGUMENT, "the frame " + what);
  }
}
