package io.drover.slam.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.error.DroverException;
import io.drover.core.geometry.Pose2;
import io.drover.slam.sensor.RobotScan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CarmenReaderTest {
  @TempDir Path folder;

  private static String frontLaser(int beams, String stamp) {
    return LogFiles.frontLaser(beams, stamp, "2.5");
  }

  private Path log(String... lines) throws Exception {
    return Files.write(folder.resolve("robot.clf"), List.of(lines));
  }

  private List<RobotScan> read(String... lines) throws Exception {
    try (CarmenReader reader = CarmenReader.open(log(lines), OptionalDouble.empty())) {
      return LogFiles.scans(reader);
    }
  }

  @Test
  void readsFrontLasers() throws Exception {
    RobotScan scan = read("# a log", frontLaser(180, "976052857.337530"), "ODOM 1 2 3").get(0);
    assertThat(scan.odometry()).contains(new Pose2(1.5, -2, 0.25));
    assertThat(scan.scan().stamp()).isEqualTo("976052857.337530");
    assertThat(scan.scan().beams()).isEqualTo(180);
    assertThat(scan.scan().startRadians()).isEqualTo(-Math.PI / 2);
    assertThat(scan.scan().stepRadians()).isEqualTo(Math.toRadians(1));
    // the beam straight ahead
    assertThat(scan.scan().returns(Pose2.IDENTITY, 10).x()[90]).isCloseTo(2.5, within(1e-9));
  }

  @Test
  void knowsWhatCommonLasersSpan() throws Exception {
    List<RobotScan> scans = read(frontLaser(181, "1"), frontLaser(360, "2"), frontLaser(361, "3"));
    assertThat(scans)
        .extracting(scan -> Math.toDegrees(scan.scan().stepRadians()))
        .containsExactly(1.0, 0.5, 0.5);
    assertThat(scans)
        .allSatisfy(
            scan -> assertThat(scan.scan().startRadians()).isCloseTo(-Math.PI / 2, within(1e-12)));
  }

  @Test
  void asksWhatOtherLasersSpan() throws Exception {
    assertThatThrownBy(() -> read("# a log", frontLaser(541, "1")))
        .isInstanceOf(DroverException.class)
        .hasMessageEndingWith(
            "robot.clf:2: 541 beams may span anything: say with --fov what they do");
    try (CarmenReader reader =
        CarmenReader.open(log(frontLaser(541, "1")), OptionalDouble.of(Math.toRadians(270)))) {
      RobotScan scan = LogFiles.scans(reader).get(0);
      assertThat(Math.toDegrees(scan.scan().startRadians())).isCloseTo(-135, within(1e-9));
      assertThat(Math.toDegrees(scan.scan().stepRadians())).isCloseTo(0.5, within(1e-9));
    }
  }

  @Test
  void readsLasersThatSayWhatTheySpan() throws Exception {
    RobotScan scan =
        read("ROBOTLASER1 0 -2.0 4.0 0.5 30 0.01 0 3 1 2 31 1 7 4.1 5 6 4 5 6 0.1 0.2 0.3 0.4 0.5"
                + " 1300000000.25 host 1.0")
            .get(0);
    assertThat(scan.odometry()).contains(new Pose2(4, 5, 6));
    assertThat(scan.laser()).isEqualTo(new Pose2(4, 5, 6).between(new Pose2(4.1, 5, 6)));
    assertThat(scan.scan().startRadians()).isEqualTo(-2);
    assertThat(scan.scan().stepRadians()).isEqualTo(0.5);
    assertThat(scan.scan().returns(Pose2.IDENTITY, 100).size()).isEqualTo(2);
    assertThat(scan.scan().stamp()).isEqualTo("1300000000.25");
  }

  @Test
  void knowsWhereTheLaserStands() throws Exception {
    List<RobotScan> scans =
        read(
            frontLaser(180, "1"),
            "PARAM robot_frontlaser_offset 0.25 0 nohost 0",
            frontLaser(180, "2"));
    assertThat(scans)
        .extracting(RobotScan::laser)
        .containsExactly(Pose2.IDENTITY, new Pose2(0.25, 0, 0));
    assertThatThrownBy(() -> read("PARAM robot_frontlaser_offset x"))
        .hasMessageContaining("robot.clf:1: this is not a whole record");
  }

  @Test
  void keepsTheFilesOrderWhereStampsRunBackwards() throws Exception {
    try (CarmenReader reader =
        CarmenReader.open(
            log(frontLaser(180, "5"), frontLaser(180, "4"), frontLaser(180, "6")),
            OptionalDouble.empty())) {
      assertThat(LogFiles.scans(reader))
          .extracting(scan -> scan.scan().stamp())
          .containsExactly("5", "4", "6");
      assertThat(reader.backwardStamps()).isEqualTo(1);
    }
  }

  @Test
  void namesTheLineThatIsBroken() throws Exception {
    for (String broken :
        List.of(
            "FLASER 180 1 2 3",
            "FLASER x",
            frontLaser(180, "5").replaceFirst("2.5", "two"),
            frontLaser(180, "noon"),
            "ROBOTLASER1 0 -2.0 4.0 0.5")) {
      assertThatThrownBy(() -> read(frontLaser(180, "1"), broken))
          .as(broken)
          .isInstanceOf(DroverException.class)
          .hasMessageContaining("robot.clf:2: this is not a whole record");
    }
  }

  @Test
  void refusesWhatNoRobotMeasures() throws Exception {
    String good = frontLaser(180, "5");
    String robot =
        "ROBOTLASER1 0 -2.0 4.0 0.5 30 0.01 0 3 1 2 31 1 7 4.1 5 6 4 5 6 0 0 0 0 0 1 h 1";
    String[][] cases = {
      {good.replace("1.5 -2 0.25", "nan -2 0.25"), "'nan' where a finite number must be"},
      {good.replace("1.5 -2 0.25", "1.5 -2 inf"), "'inf' where a finite number must be"},
      {good.replaceFirst("2.5", "-2.5"), "a range in field 3 is '-2.5' where metres from 0"},
      {good.replace("FLASER 180", "FLASER 179"), "it has 191 of 190 fields"},
      {good.replace("FLASER 180", "FLASER 1000000000"), "it has 191 of 1000000011 fields"},
      {good.replace("FLASER 180", "FLASER -1"), "'-1' where a count must be"},
      {frontLaser(180, "inf"), "the stamp in field 189 is 'inf'"},
      {robot.replace(" 0.01 0 3 ", " 0.01 0 2147483647 "), "it ends after field 28"},
      {robot.replace(" 31 1 7 ", " 31 2147483647 7 "), "it has 28 of 2147483674 fields"},
      {robot.replace(" 0.5 30 ", " 0.5 0 "), "the longest range is 0.0"},
      {robot.replace(" 4.0 0.5 ", " 4.0 nan "), "the angle between beams in field 5 is 'nan'"},
      {robot.replace(" 1 h 1", " noon h 1"), "the stamp in field 26 is 'noon'"},
    };
    read(good, robot);
    for (String[] bad : cases) {
      assertThatThrownBy(() -> read(good, bad[0]))
          .as(bad[0])
          .isInstanceOf(DroverException.class)
          .hasMessageContaining("robot.clf:2: ")
          .hasMessageContaining(bad[1]);
    }
  }

  @Test
  void takesRangesThatAreNoneForNoReturns() throws Exception {
    RobotScan scan = read(frontLaser(180, "5").replaceFirst("2.5 2.5 2.5", "nan inf -inf")).get(0);
    assertThat(scan.scan().returns(Pose2.IDENTITY, 10).size()).isEqualTo(177);
  }

  @Test
  void saysWhichFileIsNotThere() {
    assertThatThrownBy(() -> CarmenReader.open(folder.resolve("none.clf"), OptionalDouble.empty()))
        .hasMessageContaining("none.clf cannot be read");
  }
}
