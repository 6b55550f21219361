package io.drover.slam.fusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.core.geometry.Pose2;
import io.drover.slam.grid.ProbabilityGrid;
import io.drover.slam.local.Submap;
import io.drover.slam.sensor.LaserScan;
import io.drover.slam.sensor.RobotScan;
import io.drover.slam.v1.FuseRequest;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MessageBytesTest {
  @Test
  void areWhatTheOtherEndReads() throws Exception {
    float[] ranges = {1.25f, 1.26f, 3, 81.91f};
    RobotScan scan =
        new RobotScan(
            new LaserScan("12.5", -1, 0.5, ranges, 80),
            new Pose2(0.1, 0, 0),
            Optional.of(new Pose2(1, 2, 3)));
    FuseRequest request = FuseRequest.parseFrom(MessageBytes.ofScan(3, 300, scan));
    assertThat(request.getRobot()).isEqualTo(3);
    assertThat(request.getNumber()).isEqualTo(300);
    RobotScan read = Wire.scan(request.getScan());
    assertThat(read.scan().ranges()).containsExactly(ranges);
    assertThat(read.odometry()).contains(new Pose2(1, 2, 3));

    byte[] cells = {1, 2, 3, ProbabilityGrid.UNKNOWN, -5, 0};
    ProbabilityGrid grid = ProbabilityGrid.of(0.05, -1, 2, 3, 2, cells);
    byte[] bytes = MessageBytes.ofSubmap(Submap.finished(4, new Pose2(1, 1, 0), grid, 60));
    Submap submap = Wire.submap(io.drover.slam.v1.Submap.parseFrom(bytes), 0.05);
    assertThat(submap.index()).isEqualTo(4);
    assertThat(submap.scans()).isEqualTo(60);
    assertThat(submap.grid().toBytes()).containsExactly(cells);
  }
}
