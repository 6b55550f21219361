package io.drover.slam.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.geometry.Pose2;
import org.junit.jupiter.api.Test;

class LaserScanTest {
  private static final int BEAMS = 91;
  private static final Pose2 LASER = new Pose2(0.2, 0, 0);

  /** What a robot that drives and turns meanwhile sees of a wall at y = 2. */
  private static LaserScan ofWall(Pose2 sweep) {
    double step = Math.toRadians(1);
    double start = Math.toRadians(45);
    float[] ranges = new float[BEAMS];
    for (int i = 0; i < BEAMS; i++) {
      double share = i / (BEAMS - 1.0);
      Pose2 robot = new Pose2(share * sweep.x(), share * sweep.y(), share * sweep.theta());
      Pose2 laser = robot.compose(LASER);
      ranges[i] = (float) ((2 - laser.y()) / Math.sin(laser.theta() + start + i * step));
    }
    return new LaserScan("1", start, step, ranges, 80);
  }

  @Test
  void seesAStraightWallWhileItMoves() {
    Pose2 sweep = new Pose2(0.1, 0.02, 0.1);
    PointCloud straight = ofWall(sweep).withSweep(sweep).returns(LASER, 30);
    assertThat(straight.size()).isEqualTo(BEAMS);
    for (double y : straight.y()) {
      assertThat(y).isCloseTo(2, within(1e-5));
    }
    double[] bent = ofWall(sweep).returns(LASER, 30).y();
    assertThat(bent[BEAMS - 1]).isGreaterThan(2.1);
  }
}
