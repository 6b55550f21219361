package io.drover.slam.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.geometry.Pose2;
import org.junit.jupiter.api.Test;

class RecentMotionTest {
  private final RecentMotion motion = new RecentMotion();

  @Test
  void standsBeforeTheFirstStep() {
    assertThat(motion.next()).isEqualTo(Pose2.IDENTITY);
  }

  @Test
  void goesOnByTheMeanOfTheLastFourSteps() {
    motion.add(new Pose2(9, 9, 1));
    for (int i = 0; i < 3; i++) {
      motion.add(new Pose2(0.1, 0, 0.02));
    }
    motion.add(new Pose2(0.5, 0.4, 0.02));
    assertThat(motion.next().x()).isCloseTo(0.2, within(1e-12));
    assertThat(motion.next().y()).isCloseTo(0.1, within(1e-12));
    assertThat(motion.next().theta()).isCloseTo(0.02, within(1e-12));
  }
}
