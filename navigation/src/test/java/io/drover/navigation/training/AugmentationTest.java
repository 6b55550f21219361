package io.drover.navigation.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.core.image.GrayImage;
import io.drover.navigation.FrameCodec;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AugmentationTest {
  private static final int SIDE = 64;

  /** Dark on the left, bright on the right. */
  private static GrayImage ramp() {
    byte[] pixels = new byte[SIDE * SIDE];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i % SIDE * 4);
    }
    return new GrayImage(SIDE, SIDE, pixels);
  }

  private static double mean(GrayImage image, int fromColumn) {
    double sum = 0;
    for (int row = 0; row < SIDE; row++) {
      for (int column = fromColumn; column < fromColumn + SIDE / 2; column++) {
        sum += image.at(column, row);
      }
    }
    return sum / (SIDE * SIDE / 2.0);
  }

  @Test
  void mirrorsOnlyWhenAsked() {
    try (FrameCodec codec = new FrameCodec()) {
      Augmentation augmentation = new Augmentation(codec);
      for (int seed = 0; seed < 20; seed++) {
        GrayImage plain = augmentation.apply(ramp(), false, new SplittableRandom(seed));
        GrayImage mirrored = augmentation.apply(ramp(), true, new SplittableRandom(seed));
        assertThat(mean(plain, 0)).isLessThan(mean(plain, SIDE / 2));
        assertThat(mean(mirrored, 0)).isGreaterThan(mean(mirrored, SIDE / 2));
      }
    }
  }

  @Test
  void leavesTheImageThatItWasGiven() {
    try (FrameCodec codec = new FrameCodec()) {
      GrayImage image = ramp();
      new Augmentation(codec).apply(image, true, new SplittableRandom(1));
      assertThat(image.pixels()).isEqualTo(ramp().pixels());
    }
  }
}
