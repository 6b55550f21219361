package io.drover.onboard.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.navigation.NavigationOutput;
import org.junit.jupiter.api.Test;

class SteeringLawTest {
  private final SteeringLaw law =
      new SteeringLaw(AgentConfig.DEFAULT.withMaxSpeed(4).withLookahead(5));

  @Test
  void slowsDownWithTheCollisionProbability() {
    assertThat(law.speed(new NavigationOutput(0, 0))).isEqualTo(4);
    assertThat(law.speed(new NavigationOutput(0, 0.25))).isEqualTo(3);
    assertThat(law.speed(new NavigationOutput(0, 1))).isZero();
    assertThat(law.speed(new NavigationOutput(0, 1.2))).isZero();
  }

  @Test
  void turnsOnTheArcThatMeetsTheTarget() {
    // a target 5 m away at bearing θ lies on a circle of radius L / (2 sin θ)
    double theta = 0.4;
    double radius = 5 / (2 * Math.sin(theta));
    assertThat(law.command(theta, 2).yawRateRadiansPerSecond())
        .isCloseTo(2 / radius, within(1e-12));
    assertThat(law.command(-theta, 2).yawRateRadiansPerSecond())
        .isCloseTo(-2 / radius, within(1e-12));
    assertThat(law.command(0, 2).yawRateRadiansPerSecond()).isZero();
    assertThat(law.command(theta, 2).forwardMetresPerSecond()).isEqualTo(2);
  }

  @Test
  void canLookAwayFromWhatItStoppedFor() {
    assertThat(law.command(0.5, 0).yawRateRadiansPerSecond()).isPositive();
  }

  @Test
  void neverTurnsFasterThanTheLimit() {
    SteeringLaw fast = new SteeringLaw(AgentConfig.DEFAULT.withLookahead(0.5));
    double limit = AgentConfig.DEFAULT.maxYawRateRadiansPerSecond();
    assertThat(fast.command(1.5, 6).yawRateRadiansPerSecond()).isEqualTo(limit);
    assertThat(fast.command(-1.5, 6).yawRateRadiansPerSecond()).isEqualTo(-limit);
  }

  @Test
  void aimsAtTheSameTargetFromWhereTheVehicleIsNow() {
    assertThat(law.compensated(0.3, 0, 0)).isCloseTo(0.3, within(1e-12));
    // it has turned by as much as it was to turn
    assertThat(law.compensated(0.3, 0.3, 0)).isCloseTo(0, within(1e-12));
    assertThat(law.compensated(0.3, 0.5, 0)).isCloseTo(-0.2, within(1e-12));
    // a target 3 m ahead and 4 m to the left, seen from 1 m further
    assertThat(law.compensated(Math.atan2(4, 3), 0, 1)).isCloseTo(Math.atan2(4, 2), within(1e-12));
    assertThat(law.compensated(-Math.atan2(4, 3), 0, 1))
        .isCloseTo(-Math.atan2(4, 2), within(1e-12));
  }

  @Test
  void doesNotTurnBackForATargetThatItHasPassed() {
    assertThat(Math.abs(law.compensated(0.3, 0, 50))).isLessThan(Math.PI / 2);
  }
}
