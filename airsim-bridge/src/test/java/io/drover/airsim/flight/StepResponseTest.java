package io.drover.airsim.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.geometry.Vector3;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The responses measured on SimpleFlight, as the bridge's specification gives them. */
class StepResponseTest {
  private final FreeAir air = FreeAir.hoveringAt(20);

  @ParameterizedTest
  @CsvSource({"1, 0.99", "3, 2.9", "5, 4.86", "10, 9.48", "15, 13.9"})
  void reachesTheMeasuredSpeedWithoutOvershoot(double commanded, double steady) {
    air.drone.begin(
        new Command.Velocity(new Vector3(commanded, 0, 0), YawControl.keep(), Double.MAX_VALUE));
    double fastest = 0;
    for (int i = 0; i < 5000; i++) {
      air.run(0.003);
      fastest = Math.max(fastest, speed());
    }
    assertThat(speed()).isCloseTo(steady, within(0.02 * steady));
    assertThat(fastest).isLessThan(1.02 * steady);
  }

  @ParameterizedTest
  @CsvSource({"1", "3", "5"})
  void risesAsFastAsMeasured(double commanded) {
    air.drone.begin(
        new Command.Velocity(new Vector3(commanded, 0, 0), YawControl.keep(), Double.MAX_VALUE));
    double t10 = secondsUntil(this::speed, 0.1 * commanded);
    double t63 = t10 + secondsUntil(this::speed, 0.63 * commanded);
    double t90 = t63 + secondsUntil(this::speed, 0.9 * commanded);
    assertThat(t10).isBetween(0.18, 0.28);
    assertThat(t63).isBetween(0.85, 1.05);
    assertThat(t90).isBetween(1.75, 2.4);
  }

  @Test
  void climbsAndSinksWithTheMeasuredLag() {
    air.drone.velocityBody(0, 0, 1, 0, 100);
    assertThat(secondsUntil(() -> air.drone.kinematics().linearVelocity().z(), 0.63))
        .isBetween(0.18, 0.25);
    air.run(2);
    air.drone.velocityBody(0, 0, -1, 0, 100);
    assertThat(secondsUntil(() -> -air.drone.kinematics().linearVelocity().z(), 0.26))
        .isBetween(0.18, 0.40);
  }

  @Test
  void turnsWithTheMeasuredLagAndCoastsAfterwards() {
    air.drone.begin(new Command.TurnAtRate(Math.toRadians(30), 2));
    assertThat(secondsUntil(this::yawRate, 0.63 * Math.toRadians(30))).isBetween(0.25, 0.31);
    air.run(1.5);
    assertThat(yawRate()).isCloseTo(Math.toRadians(30), within(0.01));
  }

  @ParameterizedTest
  @CsvSource({"3, 15", "5, 25", "10, 32.7"})
  void leansIntoTheAcceleration(double commanded, double degrees) {
    air.drone.velocityBody(commanded, 0, 0, 0, 100);
    double steepest = 0;
    for (int i = 0; i < 300; i++) {
      air.run(0.003);
      steepest = Math.max(steepest, air.drone.kinematics().orientation().pitch());
    }
    assertThat(Math.toDegrees(steepest)).isCloseTo(degrees, within(3.0));
  }

  @Test
  void leansLeftWhenItFliesLeft() {
    air.drone.velocityBody(0, 2, 0, 0, 100);
    air.run(0.3);
    assertThat(air.drone.kinematics().orientation().roll()).isNegative();
    assertThat(air.drone.kinematics().linearVelocity().y()).isPositive();
  }

  @Test
  void driftsWithTheWindOnlyAsFarAsTheDragTakesIt() {
    air.wind = new Vector3(0, 10, 0);
    air.drone.velocityBody(2, 0, 0, 0, 100);
    air.run(10);
    assertThat(air.drone.kinematics().linearVelocity().y()).isBetween(0.3, 0.8);
  }

  private double speed() {
    return air.drone.kinematics().groundSpeed();
  }

  private double yawRate() {
    return air.drone.kinematics().angularVelocity().z();
  }

  /** From now on. */
  private double secondsUntil(DoubleSupplier value, double threshold) {
    int steps = 0;
    while (value.getAsDouble() < threshold && steps < 10_000) {
      air.run(0.003);
      steps++;
    }
    return steps * 0.003;
  }
}
