package io.drover.navigation.dataset;

import io.drover.core.image.GrayImage;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** A path in perspective, sometimes with an obstacle on it: small enough to learn in a test. */
public final class SyntheticFrames {
  private SyntheticFrames() {}

  /** Writes a dataset whose splits have different random worlds. */
  public static FrameDataset write(Path folder, int side, int train, int rest) {
    try (FrameDatasetWriter writer = new FrameDatasetWriter(folder, side)) {
      add(writer, Split.TRAIN, 1, side, train);
      add(writer, Split.VALIDATION, 2, side, rest);
      add(writer, Split.TEST, 3, side, rest);
    }
    return FrameDataset.read(folder);
  }

  private static void add(FrameDatasetWriter writer, Split split, long seed, int side, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < count; i++) {
      double steering = random.nextDouble(-0.6, 0.6);
      boolean blocked = random.nextInt(3) == 0;
      writer.add(split, seed, frame(side, steering, blocked, random), steering, blocked ? 1 : 0);
    }
  }

  /** The path's vanishing point lies where the drone should steer. */
  private static GrayImage frame(
      int side, double steeringRadians, boolean blocked, SplittableRandom random) {
    byte[] pixels = new byte[side * side];
    double offset = random.nextDouble(-0.2, 0.2);
    int ground = random.nextInt(60, 140);
    int path = ground + random.nextInt(30, 80);
    int sky = random.nextInt(150, 230);
    double box = random.nextDouble(-0.03, 0.03);
    for (int row = 0; row < side; row++) {
      double depth = (row - 0.4 * side) / (0.6 * side);
      double middle = 0.5 - (1 - depth) * steeringRadians * 0.6 + depth * offset;
      for (int column = 0; column < side; column++) {
        double across = (double) column / side - middle;
        int grey = depth < 0 ? sky : Math.abs(across) < 0.03 + 0.25 * depth ? path : ground;
        if (blocked && depth > -0.3 && depth < 0.3 && Math.abs(across - box) < 0.12) {
          grey = 20;
        }
        int value = grey + random.nextInt(-8, 9);
        pixels[row * side + column] = (byte) Math.max(0, Math.min(255, value));
      }
    }
    return new GrayImage(side, side, pixels);
  }
}
