package io.drover.airsim.client;

import io.drover.core.image.GrayImage;

/**
 * A colour image: blue, green, red for every pixel, row-major, top row first. The array is shared.
 *
 * @param pixels 3 · width · height bytes, unsigned
 */
public record BgrImage(int width, int height, byte[] pixels) {
  public BgrImage {
    if (width < 1 || height < 1 || pixels.length != 3 * width * height) {
      throw new IllegalArgumentException(
          "a colour image of %d×%d needs 3 bytes a pixel, not %d in all"
              .formatted(width, height, pixels.length));
    }
  }

  /** Its luminance, by the weights of ITU-R BT.601. */
  public GrayImage toGray() {
    byte[] gray = new byte[width * height];
    for (int i = 0, j = 0; i < gray.length; i++, j += 3) {
      int blue = pixels[j] & 0xff;
      int green = pixels[j + 1] & 0xff;
      int red = pixels[j + 2] & 0xff;
      gray[i] = (byte) ((29 * blue + 150 * green + 77 * red + 128) >> 8);
    }
    return new GrayImage(width, height, gray);
  }
}
