package io.drover.navigation.training;

import io.drover.core.image.GrayImage;
import io.drover.navigation.FrameCodec;
import io.drover.navigation.JpegQuality;
import java.util.SplittableRandom;

/**
 * Distorts a frame as cameras, weather and links do: shift, mirror, brightness, contrast, gamma,
 * noise, then JPEG at the resolution that would be sent. One thread.
 */
final class Augmentation {
  private static final int[] QUALITIES = {0, 95, 60, 10};
  private static final int NOISE = 1 << 16;

  private final FrameCodec codec;
  private final byte[] noise = new byte[NOISE];
  private final byte[] tone = new byte[256];

  Augmentation(FrameCodec codec) {
    this.codec = codec;
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < NOISE; i++) {
      // in sixteenths of a standard deviation
      noise[i] = (byte) Math.max(-127, Math.min(127, Math.round(16 * random.nextGaussian())));
    }
  }

  /** A distorted copy; mirrored if asked, so that the caller can mirror the steering too. */
  GrayImage apply(GrayImage image, boolean mirror, SplittableRandom random) {
    int side = image.width();
    int reach = Math.max(1, side / 50);
    int dx = random.nextInt(-reach, reach + 1);
    int dy = random.nextInt(-reach, reach + 1);
    drawTone(random);
    int strength = random.nextInt(3) == 0 ? random.nextInt(1, 9) : 0;
    int at = random.nextInt(NOISE);
    byte[] in = image.pixels();
    byte[] out = new byte[in.length];
    for (int row = 0; row < side; row++) {
      int start = clamp(row + dy, side) * side;
      for (int column = 0; column < side; column++) {
        int from = clamp(column + dx, side);
        int grey = tone[in[start + (mirror ? side - 1 - from : from)] & 0xff] & 0xff;
        if (strength > 0) {
          grey = Math.max(0, Math.min(255, grey + (noise[at++ & (NOISE - 1)] * strength >> 4)));
        }
        out[row * side + column] = (byte) grey;
      }
    }
    GrayImage distorted = new GrayImage(side, side, out);
    int quality = QUALITIES[random.nextInt(QUALITIES.length)];
    return quality == 0
        ? distorted
        : codec.decode(codec.encode(distorted, new JpegQuality(quality)));
  }

  private void drawTone(SplittableRandom random) {
    double contrast = random.nextDouble(0.8, 1.25);
    double brightness = random.nextDouble(-20, 20);
    double gamma = Math.exp(random.nextDouble(-0.25, 0.25));
    for (int grey = 0; grey < 256; grey++) {
      double curved = 255 * Math.pow(grey / 255.0, gamma);
      double value = (curved - 128) * contrast + 128 + brightness;
      tone[grey] = (byte) Math.max(0, Math.min(255, Math.round(value)));
    }
  }

  private static int clamp(int position, int side) {
    return Math.max(0, Math.min(side - 1, position));
  }
}
