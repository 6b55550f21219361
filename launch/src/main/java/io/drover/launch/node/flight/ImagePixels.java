package io.drover.launch.node.flight;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.image.GrayImage;
import io.drover.ros.msg.sensor_msgs.Image;

/** The pixels of a raw image, as grey: of rows that may be padded, in the usual encodings. */
final class ImagePixels {
  private static final int MAX_SIDE = 4096;

  /** Rec. 601 weights of red, green and blue, in 1/16384, as OpenCV has them. */
  private static final int RED = 4899;

  private static final int GREEN = 9617;
  private static final int BLUE = 1868;
  private static final int HALF = 8192;

  private ImagePixels() {}

  /** Where the channels of a pixel are. */
  private record Layout(int bytes, int red, int green, int blue) {
    static Layout of(Image image) {
      return switch (image.encoding()) {
        case "mono8", "8UC1" -> new Layout(1, 0, 0, 0);
        // the more significant byte is the grey value
        case "mono16", "16UC1" -> {
          int high = image.isBigendian() == 0 ? 1 : 0;
          yield new Layout(2, high, high, high);
        }
        case "rgb8" -> new Layout(3, 0, 1, 2);
        case "bgr8", "8UC3" -> new Layout(3, 2, 1, 0);
        case "rgba8" -> new Layout(4, 0, 1, 2);
        case "bgra8", "8UC4" -> new Layout(4, 2, 1, 0);
        default ->
            throw malformed(
                "encoding '"
                    + shortened(image.encoding())
                    + "' is not read: publish bgr8, rgb8 or mono8 (image_proc makes them of bayer),"
                    + " or set sensors/image_transport to compressed");
      };
    }

    boolean grey() {
      return red == green;
    }
  }

  /**
   * An image in grey.
   *
   * @throws DroverException {@code MALFORMED_IMAGE} if it is too large, its bytes are too few, or
   *     its encoding is another
   */
  static GrayImage gray(Image image) {
    Layout layout = Layout.of(image);
    if (image.width() < 1
        || image.height() < 1
        || image.width() > MAX_SIDE
        || image.height() > MAX_SIDE) {
      throw malformed(
          image.width() + "×" + image.height() + " pixels: give 1 to " + MAX_SIDE + " a side");
    }
    int width = (int) image.width();
    int height = (int) image.height();
    byte[] data = image.data();
    long row = (long) width * layout.bytes();
    if (image.step() < row || image.step() * (height - 1L) + row > data.length) {
      throw malformed(
          String.format(
              "%d bytes in rows of %d are no %d×%d pixels of %s",
              data.length, image.step(), width, height, image.encoding()));
    }
    byte[] grey = new byte[width * height];
    int step = (int) image.step();
    for (int y = 0; y < height; y++) {
      if (layout.bytes() == 1) {
        System.arraycopy(data, y * step, grey, y * width, width);
      } else {
        row(data, y * step, layout, grey, y * width, width);
      }
    }
    return new GrayImage(width, height, grey);
  }

  private static void row(byte[] data, int from, Layout layout, byte[] grey, int to, int width) {
    int at = from;
    for (int x = to; x < to + width; x++) {
      if (layout.grey()) {
        grey[x] = data[at + layout.red()];
      } else {
        int sum =
            RED * (data[at + layout.red()] & 0xff)
                + GREEN * (data[at + layout.green()] & 0xff)
                + BLUE * (data[at + layout.blue()] & 0xff);
        grey[x] = (byte) ((sum + HALF) >> 14);
      }
      at += layout.bytes();
    }
  }

  private static String shortened(String text) {
    return text.length() > 32 ? text.substring(0, 32) + "…" : text;
  }

  private static DroverException malformed(String problem) {
    return new DroverException(ErrorCode.MALFORMED_IMAGE, problem);
  }
}
