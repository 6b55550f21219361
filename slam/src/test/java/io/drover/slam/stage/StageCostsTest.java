package io.drover.slam.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.time.NanoClock;
import org.junit.jupiter.api.Test;

class StageCostsTest {
  private final Steps clock = new Steps();
  private long bytes;
  private final StageCosts costs = new StageCosts(clock::nanoTime, () -> bytes);

  /** Goes on when it is told to. */
  private static final class Steps implements NanoClock {
    private long nanos = 7_000_000_000L;

    @Override
    public long nanoTime() {
      return nanos;
    }

    @Override
    public void sleepUntil(long until) {
      nanos = Math.max(nanos, until);
    }
  }

  private void use(double seconds, long allocated) {
    clock.sleep(seconds);
    bytes += allocated;
  }

  @Test
  void addsUpVisitsAndNotWhatLiesBetween() {
    assertThat(costs.<Integer>measured(Stage.READING, () -> used(2, 100))).isEqualTo(5);
    use(10, 1000);
    costs.measured(Stage.READING, () -> use(3, 20));
    assertThat(costs.seconds(Stage.READING)).isCloseTo(5, within(1e-9));
    assertThat(costs.visits(Stage.READING)).containsExactly(new double[] {2, 3}, within(1e-9));
    assertThat(costs.allocatedBytes(Stage.READING)).isEqualTo(120);
    assertThat(costs.seconds(Stage.WRITING)).isZero();
  }

  private int used(double seconds, long allocated) {
    use(seconds, allocated);
    return 5;
  }

  @Test
  void countsAStageWithinAnotherOnce() {
    costs.measured(
        Stage.RECOGNITION,
        () -> {
          use(1, 1);
          costs.measured(Stage.RELAXATION, () -> use(4, 10));
          use(2, 100);
        });
    assertThat(costs.visits(Stage.RECOGNITION)).containsExactly(new double[] {3}, within(1e-9));
    assertThat(costs.visits(Stage.RELAXATION)).containsExactly(new double[] {4}, within(1e-9));
    assertThat(costs.allocatedBytes(Stage.RECOGNITION)).isEqualTo(101);
    assertThat(costs.allocatedBytes(Stage.RELAXATION)).isEqualTo(10);
  }

  @Test
  void countsWhatFailed() {
    assertThatThrownBy(
            () ->
                costs.measured(
                    Stage.WRITING,
                    (Runnable)
                        () -> {
                          use(2, 0);
                          throw new IllegalStateException("full");
                        }))
        .hasMessage("full");
    use(5, 0);
    assertThat(costs.seconds(Stage.WRITING)).isCloseTo(2, within(1e-9));
  }

  @Test
  void remembersManyVisits() {
    for (int i = 0; i < 1000; i++) {
      costs.measured(Stage.LOCAL_MATCHING, () -> use(0.001, 0));
    }
    assertThat(costs.visits(Stage.LOCAL_MATCHING)).hasSize(1000);
    assertThat(costs.seconds(Stage.LOCAL_MATCHING)).isCloseTo(1, within(1e-6));
  }
}
