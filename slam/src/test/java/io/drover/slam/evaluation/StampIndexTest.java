package io.drover.slam.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StampIndexTest {
  @Test
  void findsWhatALookAtEveryRowFinds() {
    SplittableRandom random = new SplittableRandom(3);
    for (int trial = 0; trial < 200; trial++) {
      double[] stamps = random.doubles(random.nextInt(12), 0, 0.02).toArray();
      StampIndex index = new StampIndex(stamps);
      double wanted = random.nextDouble(-0.002, 0.022);
      OptionalInt nearest = OptionalInt.empty();
      for (int row = 0; row < stamps.length; row++) {
        double apart = Math.abs(stamps[row] - wanted);
        if (apart <= StampIndex.TOLERANCE
            && (nearest.isEmpty() || apart < Math.abs(stamps[nearest.getAsInt()] - wanted))) {
          nearest = OptionalInt.of(row);
        }
      }
      assertThat(index.row(wanted)).isEqualTo(nearest);
    }
  }

  @Test
  void theFirstOfRowsWithTheSameStampIsFound() {
    assertThat(new StampIndex(new double[] {7, 5, 5, 4}).row(5)).hasValue(1);
    assertThat(new StampIndex(new double[] {5, 5}).row(5)).hasValue(0);
  }
}
