package io.drover.launch.node.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.geometry.Vector3;
import io.drover.onboard.VelocityCommand;
import org.junit.jupiter.api.Test;

class PoseHistoryTest {
  private final PoseHistory poses = new PoseHistory();

  private void sighting(double seconds, double heading, double yawRate) {
    poses.add(new PoseHistory.Sighting(seconds, new Vector3(seconds, 0, 0), heading, yawRate));
  }

  @Test
  void headingsAreBetweenTheMomentsBesideThem() {
    sighting(1, 3.0, 0);
    sighting(2, -3.0, 0.5);
    // the short way round
    assertThat(Math.abs(poses.headingAt(1.5))).isCloseTo(Math.PI, within(1e-9));
    assertThat(poses.headingAt(0)).isCloseTo(3.0, within(1e-9));
    assertThat(poses.headingAt(2.2)).isCloseTo(-2.9, within(1e-9));
    assertThat(poses.headingAt(60)).isCloseTo(-2.75, within(1e-9));
  }

  @Test
  void timeThatJumpsBackBeginsAnew() {
    sighting(100, 1, 0);
    sighting(5, 2, 0);
    assertThat(poses.headingAt(5)).isEqualTo(2);
    assertThat(poses.position()).isEqualTo(new Vector3(5, 0, 0));
  }

  @Test
  void withoutOdometryThePoseFollowsFromTheCommands() {
    Reckoning reckoning = new Reckoning(poses);
    reckoning.told(new VelocityCommand(2, 0), 10);
    reckoning.told(new VelocityCommand(1, 0.5), 11);
    reckoning.told(VelocityCommand.STOP, 12);
    reckoning.told(VelocityCommand.STOP, 13);
    assertThat(poses.headingAt(13)).isCloseTo(0.5, within(1e-9));
    assertThat(poses.headingAt(11.5)).isCloseTo(0.25, within(1e-9));
    assertThat(poses.position().x()).isCloseTo(2 + Math.cos(0.25), within(1e-9));
    assertThat(poses.position().y()).isCloseTo(Math.sin(0.25), within(1e-9));
  }
}
