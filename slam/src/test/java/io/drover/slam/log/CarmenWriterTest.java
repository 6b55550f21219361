package io.drover.slam.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.core.geometry.Pose2;
import io.drover.slam.sensor.BeamLayout;
import io.drover.slam.sensor.LaserScan;
import io.drover.slam.sensor.RobotScan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CarmenWriterTest {
  @TempDir Path folder;

  private final SplittableRandom random = new SplittableRandom(1);

  private RobotScan scan(BeamLayout layout, Pose2 laser) {
    float[] ranges = new float[layout.beams()];
    for (int i = 0; i < ranges.length; i++) {
      ranges[i] = (float) random.nextDouble(90);
    }
    return new RobotScan(
        new LaserScan("1000000000.123456", layout.startRadians(), layout.stepRadians(), ranges, 80),
        laser,
        Optional.of(
            new Pose2(random.nextDouble(), -random.nextDouble(), random.nextDouble(-3, 3))));
  }

  private RobotScan there(RobotScan scan) {
    Path file = folder.resolve("robot.clf");
    try (CarmenWriter writer = CarmenWriter.open(file)) {
      writer.write(scan);
    }
    assertThat(CarmenReader.count(file)).isEqualTo(1);
    try (CarmenReader reader = CarmenReader.open(file, OptionalDouble.empty())) {
      return reader.next().orElseThrow();
    }
  }

  private static void assertSame(RobotScan back, RobotScan scan) {
    assertThat(back.odometry()).isEqualTo(scan.odometry());
    assertThat(back.scan().stamp()).isEqualTo(scan.scan().stamp());
    assertThat(back.scan().startRadians()).isEqualTo(scan.scan().startRadians());
    assertThat(back.scan().stepRadians()).isEqualTo(scan.scan().stepRadians());
    assertThat(back.scan().maxRange()).isEqualTo(scan.scan().maxRange());
    assertThat(back.scan().ranges()).containsExactly(scan.scan().ranges());
  }

  @Test
  void commonLasersComeBackToTheLastDigit() throws Exception {
    for (int beams : new int[] {180, 181, 360, 361}) {
      RobotScan scan = scan(BeamLayout.common(beams).orElseThrow(), new Pose2(0.25, 0, 0));
      RobotScan back = there(scan);
      assertSame(back, scan);
      assertThat(back.laser()).isEqualTo(scan.laser());
    }
    assertThat(Files.readString(folder.resolve("robot.clf")))
        .startsWith("PARAM robot_frontlaser_offset 0.25 0 drover 0\nFLASER 361 ");
  }

  @Test
  void othersSayWhatTheySpanAndWhereTheyStand() throws Exception {
    RobotScan scan = scan(BeamLayout.symmetric(360, 2 * Math.PI), new Pose2(0.1, -0.2, 0.5));
    RobotScan back = there(scan);
    assertSame(back, scan);
    Pose2 off = scan.laser().between(back.laser());
    assertThat(Math.hypot(off.x(), off.y()) + Math.abs(off.theta())).isLessThan(1e-12);
    assertThat(Files.readString(folder.resolve("robot.clf"))).startsWith("ROBOTLASER1 0 ");
  }

  @Test
  void saysWhereItCannotWrite() {
    assertThatThrownBy(() -> CarmenWriter.open(folder.resolve("none").resolve("robot.clf")))
        .hasMessageContaining("robot.clf cannot be written");
  }
}
