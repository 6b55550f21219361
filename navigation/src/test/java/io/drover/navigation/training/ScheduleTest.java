package io.drover.navigation.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private final Schedule schedule = new Schedule(448, 2000, 3);

  private long count(int from, int to, int side) {
    return IntStream.range(from, to).filter(step -> schedule.side(step) == side).count();
  }

  @Test
  void seesTheFullResolutionMoreTowardsTheEnd() {
    assertThat(count(0, 1500, 448)).isBetween(20L, 80L);
    assertThat(count(1500, 2000, 448)).isBetween(80L, 150L);
    assertThat(count(0, 2000, 448) + count(0, 2000, 224) + count(0, 2000, 112)).isEqualTo(2000);
  }

  @Test
  void warmsUpAndCoolsDown() {
    assertThat(schedule.learningRate(0)).isLessThan(2e-5);
    assertThat(schedule.learningRate(200)).isCloseTo(1e-3, within(1e-4));
    assertThat(schedule.learningRate(1999)).isLessThan(2e-5);
  }

  @Test
  void drawsTheSameForTheSameStep() {
    Schedule again = new Schedule(448, 2000, 3);
    Schedule other = new Schedule(448, 2000, 4);
    assertThat(schedule.random(7, 2).nextLong()).isEqualTo(again.random(7, 2).nextLong());
    assertThat(schedule.random(7, 2).nextLong()).isNotEqualTo(other.random(7, 2).nextLong());
    assertThat(schedule.random(7, 2).nextLong()).isNotEqualTo(schedule.random(8, 2).nextLong());
    assertThat(schedule.random(7, 2).nextLong()).isNotEqualTo(schedule.random(7, 1).nextLong());
  }
}
