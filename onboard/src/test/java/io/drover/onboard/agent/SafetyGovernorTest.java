package io.drover.onboard.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafetyGovernorTest {
  private final SafetyGovernor governor = new SafetyGovernor();

  @Test
  void keepsSpeedTimesDelayInsideTheFreeDistance() {
    assertThat(governor.cap(6, 0.5, 2.5)).isEqualTo(4);
    assertThat(governor.cap(3, 0.5, 2.5)).isEqualTo(3);
  }

  @Test
  void stopsInFrontOfWhatIsInsideTheMargin() {
    assertThat(governor.cap(3, 0.2, 0.5)).isZero();
    assertThat(governor.cap(3, 0.2, 0.1)).isZero();
  }

  @Test
  void doesNotSlowDownOnAFreeWay() {
    assertThat(governor.cap(6, 10, Double.POSITIVE_INFINITY)).isEqualTo(6);
  }

  @Test
  void countsOnSomeDelayEvenWhereNoneWasMeasured() {
    assertThat(governor.cap(100, 0, 1.5)).isEqualTo(10);
  }
}
