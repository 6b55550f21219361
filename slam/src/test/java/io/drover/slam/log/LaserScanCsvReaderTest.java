package io.drover.slam.log;

import static io.drover.slam.log.LogFiles.scans;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.error.DroverException;
import io.drover.core.geometry.Pose2;
import io.drover.slam.sensor.RobotScan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaserScanCsvReaderTest {
  private static final String ROS =
      "%time,field.header.seq,field.header.stamp,field.header.frame_id,field.angle_min,"
          + "field.angle_max,field.angle_increment,field.time_increment,field.scan_time,"
          + "field.range_min,field.range_max,field.ranges0,field.ranges1,field.ranges2,"
          + "field.ranges3,field.intensities0,field.intensities1";

  private static final String OURS =
      "stamp,angle_min,angle_increment,range_max,x,y,theta,range0,range1";

  @TempDir Path folder;

  private List<RobotScan> read(String... lines) throws Exception {
    Path file = Files.write(folder.resolve("scans.csv"), List.of(lines));
    try (ScanLog log = ScanLogs.open(file, ScanLogOptions.STRICT)) {
      return scans(log);
    }
  }

  @Test
  void readsWhatRostopicWrites() throws Exception {
    RobotScan scan =
        read(
                ROS,
                "1647407887500008867,14749,1647407887400000001,base_scan,-0.5,1.0,0.5,2.9e-05,0.0,"
                    + "0.119999997318,3.5,1.25,inf,0.05,nan,0.0,47.0")
            .get(0);
    assertThat(scan.scan().stamp()).isEqualTo("1647407887.400000001");
    assertThat(scan.odometry()).isEmpty();
    assertThat(scan.laser()).isEqualTo(Pose2.IDENTITY);
    assertThat(scan.scan().startRadians()).isEqualTo(-0.5);
    assertThat(scan.scan().stepRadians()).isEqualTo(0.5);
    assertThat(scan.scan().maxRange()).isEqualTo(3.5);
    assertThat(scan.scan().beams()).isEqualTo(4);
    // infinite, nearer than the laser sees, and NaN are no returns
    assertThat(scan.scan().returns(Pose2.IDENTITY, 100).size()).isEqualTo(1);
  }

  @Test
  void straightensScansByWhatTheRobotDidMeanwhile() throws Exception {
    String header = OURS.replace("angle_increment,", "angle_increment,time_increment,");
    List<RobotScan> scans =
        read(
            header,
            "10.0,-1.5,0.5,0.02,80,1,0,0,2,3",
            "10.5,-1.5,0.5,0.02,80,2,0,0.1,2,3",
            "20.5,-1.5,0.5,0.02,80,3,0,0.1,2,3");
    assertThat(scans.get(0).scan().sweep()).isEqualTo(Pose2.IDENTITY);
    // two metres and 0.2 radians a second, for 0.02 s from the first beam to the second
    assertThat(scans.get(1).scan().sweep().x()).isCloseTo(0.04, within(1e-12));
    assertThat(scans.get(1).scan().sweep().theta()).isCloseTo(0.004, within(1e-12));
    assertThat(scans.get(2).scan().sweep()).isEqualTo(Pose2.IDENTITY);
    assertThat(scans.get(1).withoutOdometry().scan().sweep()).isEqualTo(Pose2.IDENTITY);
    assertThatThrownBy(() -> read(header, "10.0,-1.5,0.5,-0.02,80,1,0,0,2,3"))
        .isInstanceOf(DroverException.class)
        .hasMessageContaining("scans.csv:2")
        .hasMessageContaining("time_increment");
  }

  @Test
  void readsOdometryToTheLastDigitOfItsStamp() throws Exception {
    List<RobotScan> scans =
        read(OURS, "976052857.337530,-1.5,0.5,80,1.5,-2,0.25,2,3", "9,0,0.1,8,1,2,3,2,3");
    assertThat(scans)
        .extracting(scan -> scan.scan().stamp())
        .containsExactly("976052857.337530", "9");
    assertThat(scans.get(0).odometry()).contains(new Pose2(1.5, -2, 0.25));
    assertThat(scans.get(0).scan().ranges()).containsExactly(2, 3);
  }

  @Test
  void columnsStandAnywhereAndSomeMayBeMissing() throws Exception {
    RobotScan scan =
        read(
                "range1, range0, laser_theta, laser_x, laser_y, note, range_max, angle_increment,"
                    + " angle_min, stamp,",
                "1,2,3.14,0.1,0.2,hello,8,0.1,-1,7.5,")
            .get(0);
    assertThat(scan.odometry()).isEmpty();
    assertThat(scan.laser()).isEqualTo(new Pose2(0.1, 0.2, 3.14));
    assertThat(scan.scan().ranges()).containsExactly(2, 1);
    assertThat(scan.scan().stamp()).isEqualTo("7.5");
  }

  @Test
  void readsWhatBagpyWrites() throws Exception {
    RobotScan scan =
        read(
                "Time,header.seq,header.stamp.secs,header.stamp.nsecs,angle_min,angle_increment,"
                    + "range_max,ranges_0,ranges_1",
                "1.5,0,1500000000,7,-1,0.1,8,1,2")
            .get(0);
    assertThat(scan.scan().stamp()).isEqualTo("1500000000.000000007");
    assertThat(scan.scan().beams()).isEqualTo(2);
  }

  @Test
  void aHeaderHoldsFromWhereItStands() throws Exception {
    assertThat(
            read(
                OURS,
                "1,0,0.1,8,0,0,0,2,3",
                "stamp,angle_min,angle_increment,range_max,range0",
                "2,0,0.1,8,2"))
        .extracting(scan -> scan.scan().beams())
        .containsExactly(2, 1);
  }

  @Test
  void saysWhatIsWrongWithARow() throws Exception {
    String[][] cases = {
      {"2,0,0.1,8,0,0,0,2", "it has 8 of 9 fields"},
      {"2,0,0.1,8,0,0,0,2,3,4", "it has 10 of 9 fields"},
      {"2,0,0.1,8,0,0,0,2,two", "a range in field 9 is 'two' where a number must be"},
      {"2,0,0.1,8,0,0,0,2,", "a range in field 9 is '' where a number must be"},
      {"2,0,0.1,8,0,0,0,2,-3", "a range in field 9 is '-3' where metres from 0 must be"},
      {"2,0,0.1,8,nan,0,0,2,3", "x in field 5 is 'nan' where a finite number must be"},
      {"2,0,0.1,8,0,0,inf,2,3", "theta in field 7 is 'inf' where a finite number must be"},
      {"2,0,0.1,8,0,1e30,0,2,3", "y in field 6 is '1e30' where metres on Earth must be"},
      {"2,NaN,0.1,8,0,0,0,2,3", "angle_min in field 2 is 'NaN'"},
      {"noon,0,0.1,8,0,0,0,2,3", "the stamp in field 1 is 'noon' where a number must be"},
      {"2f,0,0.1,8,0,0,0,2,3", "the stamp in field 1 is '2f' where a number must be"},
      {"2,-90,0.1,8,0,0,0,2,3", "go beyond a whole turn: give radians"},
      {"2,0,0,8,0,0,0,2,3", "all beams go the same way"},
      {"2,0,0.1,0,0,0,0,2,3", "the longest range is 0.0"},
    };
    for (String[] bad : cases) {
      assertThatThrownBy(() -> read(OURS, "1,0,0.1,8,0,0,0,2,3", bad[0]))
          .as(bad[0])
          .isInstanceOf(DroverException.class)
          .hasMessageContaining("scans.csv:3: ")
          .hasMessageContaining(bad[1]);
    }
    assertThatThrownBy(
            () -> read("header.stamp,angle_min,angle_increment,range_max,range0", "1e-9,0,0,8,1"))
        .hasMessageContaining("the stamp in field 1 is '1e-9' where nanoseconds must be");
  }

  @Test
  void saysWhatAHeaderLacks() throws Exception {
    String[][] cases = {
      {"stamp,angle_min,range_max,range0", "no column is named angle_increment"},
      {"angle_min,angle_increment,range_max,range0", "no column is named stamp"},
      {"stamp,angle_min,angle_increment,range_max", "there are no columns of ranges"},
      {"stamp,angle_min,angle_increment,range_max,range0,range2", "no column of range 1"},
      {"stamp,angle_min,angle_increment,range_max,range9999999", "no column of range 0"},
      {"stamp,angle_min,angle_increment,range_max,range0,ranges0", "two columns are named ranges0"},
    };
    for (String[] bad : cases) {
      assertThatThrownBy(() -> read(bad[0], "1"))
          .as(bad[0])
          .isInstanceOf(DroverException.class)
          .hasMessageContaining("scans.csv:1: ")
          .hasMessageContaining(bad[1]);
    }
  }
}
