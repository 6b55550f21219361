package io.drover.airsim.world;

import java.util.Arrays;

/** The buffers of one picture, row-major. */
final class Frame {
  final int width;
  final int height;

  /** 1 / metres along the optical axis; 0 where nothing was drawn yet, and in the sky. */
  final float[] inverseDepth;

  /** Luminance as the camera sees it, about 0 to 255, not yet clamped. */
  final float[] grey;

  /** {@link Tint} codes. */
  final byte[] tint;

  Frame(int width, int height) {
    this.width = width;
    this.height = height;
    inverseDepth = new float[width * height];
    grey = new float[width * height];
    tint = new byte[width * height];
  }

  void clear() {
    Arrays.fill(inverseDepth, 0);
  }
}
