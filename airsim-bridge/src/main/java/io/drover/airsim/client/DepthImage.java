package io.drover.airsim.client;

/**
 * Depth along the optical axis, row-major, top row first. The array is shared.
 *
 * @param metres width · height values; the sky is 65504
 */
public record DepthImage(int width, int height, float[] metres) {
  public DepthImage {
    if (width < 1 || height < 1 || metres.length != width * height) {
      throw new IllegalArgumentException(
          "a depth image of %d×%d needs a value a pixel, not %d"
              .formatted(width, height, metres.length));
    }
  }
}
