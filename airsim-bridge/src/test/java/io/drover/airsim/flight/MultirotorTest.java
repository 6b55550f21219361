package io.drover.airsim.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.geometry.Angles;
import io.drover.core.geometry.Vector3;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class MultirotorTest {
  private static final Command AHEAD =
      new Command.Velocity(new Vector3(3, 0, 0), YawControl.keep(), 2);

  @Test
  void refusesToMoveWithoutControlOrArms() {
    FreeAir air = new FreeAir();
    assertThat(air.drone.arm(true)).isFalse();
    assertThat(air.drone.fly(AHEAD)).isCompletedWithValue(false);
    air.drone.enableApiControl(true);
    assertThat(air.drone.fly(AHEAD)).isCompletedWithValue(false);
    air.run(1);
    assertThat(air.drone.kinematics().position()).isEqualTo(new Vector3(0, 0, 0.2));
    assertThat(air.drone.isFlying()).isFalse();
  }

  @Test
  void takesOffByAMetreAndAHalf() {
    FreeAir air = armed();
    CompletableFuture<Boolean> outcome = air.drone.fly(new Command.TakeOff(20));
    assertThat(air.runToEnd(outcome, 20)).isBetween(3.0, 3.8);
    air.run(2);
    assertThat(height(air)).isCloseTo(1.7, within(0.15));
    assertThat(air.drone.isFlying()).isTrue();
  }

  @Test
  void landsSlowlyAndFliesUntilItIsDisarmed() {
    FreeAir air = FreeAir.hoveringAt(3);
    CompletableFuture<Boolean> outcome = air.drone.fly(new Command.Land(60));
    assertThat(air.runToEnd(outcome, 60)).isBetween(13.0, 16.0);
    assertThat(outcome).isCompletedWithValue(true);
    assertThat(height(air)).isCloseTo(0.2, within(1e-9));
    assertThat(air.drone.isFlying()).isTrue();
    assertThat(air.drone.collision()).hasValueSatisfying(c -> assertThat(c.isGround()).isTrue());
    air.drone.arm(false);
    assertThat(air.drone.isFlying()).isFalse();
  }

  @Test
  void countsALandingOnAWallAsDone() {
    FreeAir air = FreeAir.hoveringAt(0.2);
    CompletableFuture<Boolean> outcome = air.drone.fly(new Command.Land(60));
    assertThat(air.runToEnd(outcome, 60)).isLessThan(0.3);
  }

  @Test
  void answersADurationWhenItIsOver() {
    FreeAir air = FreeAir.hoveringAt(5);
    CompletableFuture<Boolean> outcome = air.drone.fly(AHEAD);
    assertThat(air.runToEnd(outcome, 10)).isCloseTo(2.0, within(0.01));
    assertThat(outcome).isCompletedWithValue(true);
  }

  @Test
  void aNewCommandEndsTheOldOneWithFalse() {
    FreeAir air = FreeAir.hoveringAt(5);
    CompletableFuture<Boolean> first = air.drone.fly(AHEAD);
    air.run(0.5);
    CompletableFuture<Boolean> second = air.drone.fly(AHEAD);
    assertThat(first).isCompletedWithValue(false);
    air.drone.cancel();
    assertThat(second).isCompletedWithValue(false);
  }

  @Test
  void returnsToWhereItNoticedThatNobodyCommandsIt() {
    FreeAir air = FreeAir.hoveringAt(5);
    air.drone.velocityBody(10, 0, 0, 0, 6);
    air.run(6.06);
    double noticed = air.drone.kinematics().position().x();
    air.run(1);
    assertThat(air.drone.kinematics().position().x()).isGreaterThan(noticed + 3);
    air.run(3);
    assertThat(air.drone.kinematics().linearVelocity().x()).isLessThan(-1);
    air.run(15);
    assertThat(air.drone.kinematics().position().x()).isCloseTo(noticed, within(0.3));
  }

  @Test
  void passesTheLastPointOfAPathWithoutBraking() {
    FreeAir air = FreeAir.hoveringAt(5);
    CompletableFuture<Boolean> outcome =
        air.drone.fly(
            new Command.FollowPath(
                List.of(new Vector3(10, 0, 5), new Vector3(10, 10, 6)),
                3,
                new YawControl.Forward(0),
                60));
    air.runToEnd(outcome, 60);
    Kinematics end = air.drone.kinematics();
    assertThat(outcome).isCompletedWithValue(true);
    assertThat(end.position().minus(new Vector3(10, 10, 6)).norm()).isLessThan(0.5);
    assertThat(end.groundSpeed()).isGreaterThan(2.5);
    assertThat(end.headingRadians()).isCloseTo(Math.PI / 2, within(0.3));
  }

  @Test
  void getsRoundACornerThatItStandsOnAndBackAlongItsOwnWay() {
    FreeAir air = FreeAir.hoveringAt(5);
    CompletableFuture<Boolean> outcome =
        air.drone.fly(
            new Command.FollowPath(
                List.of(
                    new Vector3(0.02, 0, 5),
                    new Vector3(0, 6, 5),
                    new Vector3(0, -6, 5),
                    new Vector3(4, -6, 5)),
                2,
                YawControl.keep(),
                60));
    air.runToEnd(outcome, 60);
    assertThat(outcome).isCompletedWithValue(true);
    assertThat(air.drone.kinematics().position().minus(new Vector3(4, -6, 5)).norm())
        .isLessThan(0.8);
  }

  @Test
  void givesUpAPathAtItsTimeLimit() {
    FreeAir air = FreeAir.hoveringAt(5);
    CompletableFuture<Boolean> outcome =
        air.drone.fly(
            new Command.FollowPath(List.of(new Vector3(100, 0, 5)), 3, YawControl.keep(), 2));
    assertThat(air.runToEnd(outcome, 10)).isCloseTo(2.0, within(0.01));
    assertThat(outcome).isCompletedWithValue(false);
  }

  @Test
  void turnsTheShortWayToAHeading() {
    FreeAir air = FreeAir.hoveringAt(5);
    air.drone.placeAt(new Vector3(0, 0, 5), 3);
    CompletableFuture<Boolean> outcome = air.drone.fly(new Command.TurnTo(-3, 0.02, 20));
    assertThat(air.runToEnd(outcome, 20)).isLessThan(3);
    air.run(3);
    double error = Angles.wrap(air.drone.kinematics().headingRadians() + 3);
    assertThat(error).isCloseTo(0, within(0.1));
  }

  @Test
  void holdsAHeightWhileItFlies() {
    FreeAir air = FreeAir.hoveringAt(5);
    air.drone.velocityBodyAtHeight(2, 0, 8, 0.2, 20);
    air.run(6);
    assertThat(height(air)).isCloseTo(8, within(0.05));
  }

  @Test
  void keepsTheDirectionThatTheBodyHadAtTheCommand() {
    FreeAir air = FreeAir.hoveringAt(5);
    air.drone.placeAt(new Vector3(0, 0, 5), Math.PI / 2);
    air.drone.velocityBody(2, 0, 0, 1, 20);
    air.run(4);
    assertThat(air.drone.kinematics().linearVelocity().x()).isCloseTo(0, within(0.01));
    assertThat(air.drone.kinematics().linearVelocity().y()).isCloseTo(1.97, within(0.05));
  }

  @Test
  void stopsAtAWallAndSaysSo() {
    FreeAir air = FreeAir.hoveringAt(5);
    air.wallX = 4;
    air.drone.velocityBody(3, 0, 0, 0, 10);
    air.run(5);
    assertThat(air.drone.kinematics().position().x()).isBetween(3.5, 3.7);
    assertThat(air.drone.collision())
        .hasValueSatisfying(
            c -> {
              assertThat(c.contact().objectName()).isEqualTo("wall_7");
              assertThat(c.contact().normal().x()).isCloseTo(-1, within(0.01));
            });
    air.drone.velocityBody(-3, 0, 0, 0, 10);
    air.run(2);
    assertThat(air.drone.kinematics().position().x()).isLessThan(2);
  }

  @Test
  void fliesAnAttitudeAndSinksAtHalfThrottle() {
    FreeAir air = FreeAir.hoveringAt(20);
    air.drone.begin(new Command.Attitude(0, 0.2, YawControl.keep(), 0.5, 1));
    air.run(1);
    assertThat(air.drone.kinematics().linearVelocity().x()).isGreaterThan(1);
    assertThat(air.drone.kinematics().linearVelocity().z()).isNegative();
    assertThat(air.drone.kinematics().orientation().pitch()).isCloseTo(0.2, within(0.01));
  }

  @Test
  void fallsWhenItIsDisarmedInTheAir() {
    FreeAir air = FreeAir.hoveringAt(5);
    air.drone.arm(false);
    air.run(3);
    assertThat(height(air)).isCloseTo(0.2, within(1e-9));
  }

  @Test
  void startsAfreshAfterAReset() {
    FreeAir air = FreeAir.hoveringAt(5);
    CompletableFuture<Boolean> outcome = air.drone.fly(AHEAD);
    air.run(1);
    air.drone.reset();
    assertThat(outcome).isCompletedWithValue(false);
    assertThat(air.drone.kinematics().position()).isEqualTo(new Vector3(0, 0, 0.2));
    assertThat(air.drone.isApiControlEnabled()).isFalse();
    assertThat(air.drone.isArmed()).isFalse();
  }

  @Test
  void rejectsNumbersThatAreNone() {
    assertThatThrownBy(() -> new Command.TurnAtRate(Double.NaN, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Command.FollowPath(List.of(), 1, YawControl.keep(), 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static FreeAir armed() {
    FreeAir air = new FreeAir();
    air.drone.enableApiControl(true);
    assertThat(air.drone.arm(true)).isTrue();
    return air;
  }

  private static double height(FreeAir air) {
    return air.drone.kinematics().position().z();
  }
}
