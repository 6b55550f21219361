package io.drover.launch.map;

import io.drover.core.image.GrayImage;
import io.drover.slam.map.MapImage;
import java.io.ByteArrayOutputStream;
import java.util.Base64;

/**
 * A map in few bytes, for pages that colour it themselves: runs of pixels that are alike, row by
 * row from the top. A run is a number, 4 · length + state, in groups of seven bits, the lowest
 * first and the high bit set on all but the last; all of it in base 64.
 *
 * @param width pixels
 * @param height likewise
 * @param resolution side of a pixel, metres
 * @param originX of the lower left corner, metres
 * @param originY likewise
 * @param runs states are 0 not known, 1 free, 2 occupied
 */
record PackedMap(
    int width, int height, double resolution, double originX, double originY, String runs) {
  private static final int NOT_KNOWN = 0;
  private static final int FREE = 1;
  private static final int OCCUPIED = 2;

  /**
   * Packs a map; of pixels that are put together the most occupied counts.
   *
   * @param mostPixels of a side
   */
  static PackedMap of(MapImage map, int mostPixels) {
    GrayImage image = map.image();
    return of(map, image, (Math.max(image.width(), image.height()) + mostPixels - 1) / mostPixels);
  }

  /** Packs a map with all of its pixels. */
  static PackedMap of(MapImage map) {
    return of(map, map.image(), 1);
  }

  private static PackedMap of(MapImage map, GrayImage image, int each) {
    int width = (image.width() + each - 1) / each;
    int height = (image.height() + each - 1) / each;
    ByteArrayOutputStream runs = new ByteArrayOutputStream();
    int length = 0;
    int before = NOT_KNOWN;
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        // whole pixels from the bottom, where the origin is
        int state = state(image, column * each, image.height() - (height - row) * each, each);
        if (state != before && length > 0) {
          write(runs, length, before);
          length = 0;
        }
        before = state;
        length++;
      }
    }
    write(runs, length, before);
    return new PackedMap(
        width,
        height,
        map.resolution() * each,
        map.originX(),
        map.originY(),
        Base64.getEncoder().encodeToString(runs.toByteArray()));
  }

  private static int state(GrayImage image, int left, int top, int side) {
    int state = NOT_KNOWN;
    for (int y = Math.max(0, top); y < top + side; y++) {
      for (int x = left; x < Math.min(image.width(), left + side); x++) {
        state = Math.max(state, state((byte) image.at(x, y)));
      }
    }
    return state;
  }

  private static int state(byte pixel) {
    return switch (pixel) {
      case MapImage.OCCUPIED -> OCCUPIED;
      case MapImage.FREE -> FREE;
      default -> NOT_KNOWN;
    };
  }

  private static void write(ByteArrayOutputStream out, int length, int state) {
    long left = 4L * length + state;
    while (left > 0x7f) {
      out.write((int) (left & 0x7f) | 0x80);
      left >>= 7;
    }
    out.write((int) left);
  }
}
