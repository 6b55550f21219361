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

  @Test
  void drawsAWallFarAwayThoughItsReturnsAreDots() {
    double step = Math.toRadians(1);
    float[] ranges = new float[60];
    for (int i = 0; i < ranges.length; i++) {
      ranges[i] = (float) (2 / Math.sin(Math.toRadians(10) + i * step));
    }
    LaserScan scan = new LaserScan("1", Math.toRadians(10), step, ranges, 80);
    double[] dots = scan.returns(Pose2.IDENTITY, 30).x();
    assertThat(dots[1] - dots[2]).isGreaterThan(0.7);
    double[] wall = scan.surfaces(Pose2.IDENTITY, 30, 0.05, 0.3).x();
    // the first two are on no wall as long as nothing was seen before them
    for (int i = 2; i < wall.length; i++) {
      assertThat(Math.abs(wall[i] - wall[i - 1])).isLessThan(0.051);
    }
  }

  @Test
  void leavesDoorsOpenBetweenDotsThatAreOnNoLine() {
    float[] ranges = {2, 2, 2, 3, 3, 3};
    LaserScan scan = new LaserScan("1", -0.5, 0.2, ranges, 80);
    PointCloud surfaces = scan.surfaces(Pose2.IDENTITY, 30, 0.05, 0.3);
    assertThat(surfaces.size()).isEqualTo(ranges.length);
  }
}
