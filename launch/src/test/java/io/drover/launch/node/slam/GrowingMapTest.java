package io.drover.launch.node.slam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.geometry.Pose2;
import io.drover.slam.local.LocalScan;
import io.drover.slam.map.PlacedScan;
import io.drover.slam.sensor.PointCloud;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GrowingMapTest {
  private static GrowingMap apart(double metres) {
    TreeMap<Integer, GrowingMap.Robot> robots = new TreeMap<>();
    for (int robot = 1; robot <= 2; robot++) {
      Pose2 pose = new Pose2((robot - 1) * metres, (robot - 1) * metres, 0);
      robots.put(robot, new GrowingMap.Robot(List.of(new PlacedScan(scan(), pose)), List.of()));
    }
    return new GrowingMap(robots, List.of());
  }

  private static LocalScan scan() {
    return new LocalScan(
        "1",
        Pose2.IDENTITY,
        Pose2.IDENTITY,
        new PointCloud(new double[] {1, 0, 2}, new double[] {0, 1, 2}),
        List.of(),
        List.of());
  }

  @Test
  void aMapThatIsTooLargeForItsCellsSaysWhatToDo() {
    assertThatThrownBy(() -> apart(500).image(0.05))
        .isInstanceOf(DroverException.class)
        .hasMessageStartingWith("the map cannot be drawn in cells of 0.05 m: ")
        .hasMessageEndingWith(": set ~resolution coarser")
        .extracting(e -> ((DroverException) e).code())
        .isEqualTo(ErrorCode.INVALID_CONFIG);
    assertThat(apart(500).image(0.5).image().width()).isBetween(1000, 1100);
  }
}
