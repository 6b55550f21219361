package io.drover.slam.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.geometry.Pose2;
import io.drover.slam.Room;
import io.drover.slam.grid.GridPyramid;
import io.drover.slam.grid.ProbabilityGrid;
import io.drover.slam.grid.ScanInserter;
import io.drover.slam.sensor.PointCloud;
import org.junit.jupiter.api.Test;

class ScanMatcherTest {
  private static final GaussNewtonOptions FREE = new GaussNewtonOptions(1, 0.01, 0.01, 50);

  private final ProbabilityGrid grid = new ProbabilityGrid(0.05);

  ScanMatcherTest() {
    ScanInserter inserter = new ScanInserter(0.55, 0.49);
    for (int i = 0; i < 40; i++) {
      Pose2 pose = Room.onRound(i / 40.0);
      inserter.insert(grid, points(pose), Pose2.IDENTITY, pose);
    }
  }

  private static PointCloud points(Pose2 pose) {
    return Room.scan("0", pose).returns(Pose2.IDENTITY, 30);
  }

  private static void assertNear(ScanMatch match, Pose2 truth, double metres, double radians) {
    Pose2 off = truth.between(match.pose());
    assertThat(Math.hypot(off.x(), off.y())).isCloseTo(0, within(metres));
    assertThat(off.theta()).isCloseTo(0, within(radians));
  }

  @Test
  void refinesToAFractionOfACell() {
    Pose2 truth = new Pose2(5.2, 4.1, 0.4);
    Pose2 prior = new Pose2(5.28, 4.03, 0.43);
    ScanMatch match = new GaussNewtonScanMatcher(FREE).match(points(truth), grid, prior);
    assertNear(match, truth, 0.015, 0.004);
    assertThat(match.score()).isGreaterThan(0.6);
  }

  @Test
  void staysWhereItShouldBeIfThatWeighsEnough() {
    Pose2 prior = new Pose2(5.3, 4.0, 0.45);
    ScanMatch match =
        new GaussNewtonScanMatcher(new GaussNewtonOptions(1, 1e4, 1e4, 20))
            .match(points(new Pose2(5.2, 4.1, 0.4)), grid, prior);
    assertNear(match, prior, 1e-4, 1e-4);
  }

  @Test
  void findsWhatSlippedFar() {
    Pose2 truth = new Pose2(3, 4.6, -1);
    Pose2 prior = new Pose2(3.3, 4.35, -0.8);
    CorrelativeScanMatcher matcher =
        new CorrelativeScanMatcher(new SearchWindow(0.5, 0.4, Math.toRadians(1), 0.1, 0.1));
    assertNear(matcher.match(points(truth), grid, prior), truth, 0.07, 0.02);
  }

  @Test
  void branchAndBoundFindsWhatTryingAllWouldFind() {
    Pose2 truth = new Pose2(6, 1.8, 2);
    Pose2 prior = new Pose2(4.9, 2.7, 1.6);
    ScanMatch found =
        new BranchAndBoundMatcher(1.5, 0.6)
            .match(points(truth).thinned(0.2), new GridPyramid(grid, 5, 2), prior, 0.5)
            .orElseThrow();
    assertNear(found, truth, 0.08, 0.03);
    ScanMatch flat =
        new BranchAndBoundMatcher(1.5, 0.6)
            .match(points(truth).thinned(0.2), new GridPyramid(grid, 1, 2), prior, 0.5)
            .orElseThrow();
    assertThat(found.score()).isEqualTo(flat.score());
  }

  @Test
  void branchAndBoundSaysThatAScanFitsNowhere() {
    assertThat(
            new BranchAndBoundMatcher(1, 0.5)
                .match(
                    points(new Pose2(6, 1.8, 2)).thinned(0.2),
                    new GridPyramid(grid, 5, 2),
                    new Pose2(40, 40, 0),
                    0.5))
        .isEmpty();
  }
}
