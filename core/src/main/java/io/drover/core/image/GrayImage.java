package io.drover.core.image;

/**
 * An 8-bit grey image, row-major, top row first, no padding. The array is shared, not copied: who
 * makes an image gives it away.
 *
 * @param width columns, ≥ 1
 * @param height rows, ≥ 1
 * @param pixels width · height bytes, unsigned
 */
public record GrayImage(int width, int height, byte[] pixels) {
  public GrayImage {
    if (width < 1 || height < 1 || pixels.length != width * height) {
      throw new IllegalArgumentException(
          "an image of " + width + "×" + height + " needs as many bytes, not " + pixels.length);
    }
  }

  /** Grey value at a column and row, 0 to 255. */
  public int at(int column, int row) {
    return pixels[row * width + column] & 0xff;
  }
}
