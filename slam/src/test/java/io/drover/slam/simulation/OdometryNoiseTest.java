package io.drover.slam.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.geometry.Angles;
import io.drover.core.geometry.Pose2;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class OdometryNoiseTest {
  private static final int SAMPLES = 20_000;

  /** Of so many samples a standard deviation is good to half a percent; five times that. */
  private static final double SLACK = 0.025;

  private static double deviation(OdometryNoise noise, Pose2 step, ToDoubleFunction<Pose2> figure) {
    SplittableRandom random = new SplittableRandom(3);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < SAMPLES; i++) {
      double value = figure.applyAsDouble(noise.sample(step, random));
      sum += value;
      squares += value * value;
    }
    double mean = sum / SAMPLES;
    return Math.sqrt(squares / SAMPLES - mean * mean);
  }

  private static double way(Pose2 step) {
    return Math.hypot(step.x(), step.y());
  }

  private static double first(Pose2 step) {
    return Math.atan2(step.y(), step.x());
  }

  private static double second(Pose2 step) {
    return Angles.wrap(step.theta() - first(step));
  }

  @Test
  void wheelsThatDoNotSlipTellTheTruth() {
    Pose2 step = new Pose2(0.3, 0.1, -0.4);
    Pose2 told = OdometryNoise.NONE.sample(step, new SplittableRandom(1));
    assertThat(told.x()).isCloseTo(step.x(), within(1e-12));
    assertThat(told.y()).isCloseTo(step.y(), within(1e-12));
    assertThat(told.theta()).isCloseTo(step.theta(), within(1e-12));
  }

  @Test
  void deviationsAreThoseOfTheBook() {
    OdometryNoise noise = new OdometryNoise(0.02, 0.003, 0.01, 0.004);
    Pose2 step = new Pose2(Math.cos(0.3), Math.sin(0.3), 0.8);
    double firstTurn = Math.sqrt(0.02 * 0.3 * 0.3 + 0.003);
    double secondTurn = Math.sqrt(0.02 * 0.5 * 0.5 + 0.003);
    double way = Math.sqrt(0.01 + 0.004 * (0.3 * 0.3 + 0.5 * 0.5));
    assertThat(deviation(noise, step, OdometryNoiseTest::first))
        .isCloseTo(firstTurn, within(SLACK * firstTurn));
    assertThat(deviation(noise, step, OdometryNoiseTest::second))
        .isCloseTo(secondTurn, within(SLACK * secondTurn));
    assertThat(deviation(noise, step, OdometryNoiseTest::way)).isCloseTo(way, within(SLACK * way));
  }

  @Test
  void aTurnOnTheSpotIsNoWay() {
    OdometryNoise turning = new OdometryNoise(0.01, 0, 0, 0);
    Pose2 step = new Pose2(0, 0, 0.5);
    assertThat(deviation(turning, step, OdometryNoiseTest::way)).isZero();
    assertThat(deviation(turning, step, Pose2::theta)).isCloseTo(0.05, within(SLACK * 0.05));
  }

  @Test
  void rejectsVariancesBelowNothing() {
    assertThatThrownBy(() -> new OdometryNoise(0, -1, 0, 0)).hasMessageContaining("0 or more");
    assertThatThrownBy(() -> new OdometryNoise(0, 0, Double.NaN, 0)).hasMessageContaining("0 or");
  }
}
