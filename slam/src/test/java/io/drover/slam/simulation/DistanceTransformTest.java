package io.drover.slam.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class DistanceTransformTest {
  @RepeatedTest(10)
  void agreesWithAllPairs(RepetitionInfo repetition) {
    SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
    int width = 23;
    boolean[] blocked = new boolean[width * 17];
    for (int i = 0; i < blocked.length; i++) {
      blocked[i] = random.nextDouble() < 0.03;
    }
    blocked[random.nextInt(blocked.length)] = true;
    float[] metres = DistanceTransform.metres(blocked, width, 0.5);
    for (int i = 0; i < blocked.length; i++) {
      double nearest = Double.POSITIVE_INFINITY;
      for (int j = 0; j < blocked.length; j++) {
        if (blocked[j]) {
          int dx = i % width - j % width;
          int dy = i / width - j / width;
          nearest = Math.min(nearest, 0.5 * Math.hypot(dx, dy));
        }
      }
      assertThat((double) metres[i]).isCloseTo(nearest, within(1e-5));
    }
  }

  @Test
  void isFarWhereNothingIsBlocked() {
    assertThat(DistanceTransform.metres(new boolean[12], 4, 1)[5]).isGreaterThan(1000);
  }
}
