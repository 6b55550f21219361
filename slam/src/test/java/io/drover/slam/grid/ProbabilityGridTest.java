package io.drover.slam.grid;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.core.geometry.Pose2;
import io.drover.slam.sensor.PointCloud;
import org.junit.jupiter.api.Test;

class ProbabilityGridTest {
  private final ProbabilityGrid grid = new ProbabilityGrid(0.1);
  private final ScanInserter inserter = new ScanInserter(0.55, 0.49);

  private void insert(double x, double y) {
    inserter.insert(
        grid, new PointCloud(new double[] {x}, new double[] {y}), Pose2.IDENTITY, Pose2.IDENTITY);
  }

  private double at(double x, double y) {
    return grid.probability(grid.column(x), grid.row(y));
  }

  @Test
  void knowsWhereABeamEndedAndWhatItWentThrough() {
    for (int i = 0; i < 5; i++) {
      insert(2.05, 0.05);
    }
    assertThat(at(2.05, 0.05)).isGreaterThan(0.6);
    assertThat(at(1.05, 0.05)).isBetween(0.4, 0.499);
    assertThat(grid.cell(grid.column(2.05), grid.row(1.05))).isEqualTo(ProbabilityGrid.UNKNOWN);
    assertThat(at(100, 100)).isCloseTo(0.1, org.assertj.core.api.Assertions.within(0.01));
  }

  @Test
  void growsAndIsCroppedWithoutMovingAnything() {
    insert(1.05, 0.05);
    double before = at(1.05, 0.05);
    insert(-7.05, -9.05);
    insert(12.05, 14.05);
    assertThat(at(1.05, 0.05)).isEqualTo(before);
    int width = grid.width();
    grid.crop();
    assertThat(grid.width()).isLessThan(width);
    assertThat(at(1.05, 0.05)).isEqualTo(before);
    assertThat(at(12.05, 14.05)).isGreaterThan(0.5);
  }

  @Test
  void isNeverSoSureThatItCannotLearn() {
    for (int i = 0; i < 1000; i++) {
      insert(2.05, 0.05);
    }
    double sure = at(2.05, 0.05);
    assertThat(sure).isBetween(0.89, 0.91);
    for (int i = 0; i < 200; i++) {
      insert(3.05, 0.05);
    }
    assertThat(at(2.05, 0.05)).isLessThan(0.2);
  }
}
