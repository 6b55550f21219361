package io.drover.slam.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.geometry.Pose2;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinearizationTest {
  private static final double STEP = 1e-6;
  private static final Information INFORMATION = new Information(5, 0.7, 0.3, 4, -0.6, 9);

  private static Measurements edges(boolean robust) {
    return new Measurements(
        List.of(
            new PoseEdge(0, 1, new Pose2(1, 0.2, 0.4), INFORMATION, false),
            new PoseEdge(1, 2, new Pose2(0.8, -0.3, -1.2), INFORMATION, robust),
            new PoseEdge(2, 0, new Pose2(-2, 0.5, 3), INFORMATION, robust),
            new PoseEdge(0, 2, new Pose2(1.5, 0.1, -0.5), INFORMATION, false)));
  }

  private static double[][] poses() {
    SplittableRandom random = new SplittableRandom(11);
    double[][] poses = new double[3][];
    for (int i = 0; i < 3; i++) {
      poses[i] = random.doubles(3, -2, 2).toArray();
    }
    return poses;
  }

  private static Configuration configuration(double[][] poses) {
    Configuration configuration = new Configuration(poses.length);
    for (int i = 0; i < poses.length; i++) {
      configuration.set(i, poses[i][0], poses[i][1], poses[i][2]);
    }
    return configuration;
  }

  private static int[] columns(Measurements edges, int[] column, boolean from) {
    int[] columns = new int[edges.count()];
    for (int e = 0; e < columns.length; e++) {
      columns[e] = column[from ? edges.from(e) : edges.to(e)];
    }
    return columns;
  }

  private static BlockPattern pattern(Measurements edges, int[] column) {
    return BlockPattern.of(
        Adjacency.of(3, columns(edges, column, true), columns(edges, column, false)));
  }

  private static Linearization linearization(Measurements edges, int[] column) {
    BlockPattern pattern = pattern(edges, column);
    int[] between = pattern.find(columns(edges, column, true), columns(edges, column, false));
    return new Linearization(edges, column, between, pattern);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void slopesAreThoseOfTheCost(boolean robust) {
    Measurements edges = edges(robust);
    // another order than the poses', as the order of least fill is
    int[] column = {2, 0, 1};
    Linearization linear = linearization(edges, column);
    EdgeLoss loss = EdgeLoss.huber(1);
    linear.at(configuration(poses()), loss);
    for (int k = 0; k < 9; k++) {
      double[][] up = poses();
      double[][] down = poses();
      up[k / 3][k % 3] += STEP;
      down[k / 3][k % 3] -= STEP;
      double slope =
          (linear.cost(configuration(up), loss) - linear.cost(configuration(down), loss))
              / (2 * STEP);
      assertThat(-2 * linear.gradient()[3 * column[k / 3] + k % 3])
          .isCloseTo(slope, within(1e-5 * (1 + Math.abs(slope))));
    }
  }

  /** H = Σ JᵀΩJ, J by differences of the errors. */
  @Test
  void theMatrixIsThatOfTheErrorsSlopes() {
    Measurements edges = edges(false);
    int[] column = {2, 0, 1};
    Linearization linear = linearization(edges, column);
    linear.at(configuration(poses()), EdgeLoss.squares());
    double[][] expected = new double[9][9];
    double[] up = new double[3];
    double[] down = new double[3];
    for (int e = 0; e < edges.count(); e++) {
      double[][] slopes = new double[9][3];
      for (int k = 0; k < 9; k++) {
        double[][] poses = poses();
        poses[k / 3][k % 3] += STEP;
        edges.error(e, configuration(poses), up);
        poses[k / 3][k % 3] -= 2 * STEP;
        edges.error(e, configuration(poses), down);
        for (int d = 0; d < 3; d++) {
          slopes[3 * column[k / 3] + k % 3][d] = (up[d] - down[d]) / (2 * STEP);
        }
      }
      for (int row = 0; row < 9; row++) {
        for (int k = 0; k < 9; k++) {
          expected[row][k] += product(slopes[row], slopes[k]);
        }
      }
    }
    BlockPattern pattern = pattern(edges, column);
    for (int j = 0; j < 3; j++) {
      assertBlock(linear, j, expected, j, j);
      for (int b = pattern.firstBelow(j); b < pattern.firstBelow(j + 1); b++) {
        assertBlock(linear, b, expected, pattern.row(b), j);
      }
    }
  }

  private static void assertBlock(
      Linearization linear, int block, double[][] expected, int row, int column) {
    for (int k = 0; k < 9; k++) {
      assertThat(linear.hessian()[9 * block + k])
          .isCloseTo(expected[3 * row + k / 3][3 * column + k % 3], within(1e-6));
    }
  }

  private static double product(double[] a, double[] b) {
    Information o = INFORMATION;
    return a[0] * (o.xx() * b[0] + o.xy() * b[1] + o.xt() * b[2])
        + a[1] * (o.xy() * b[0] + o.yy() * b[1] + o.yt() * b[2])
        + a[2] * (o.xt() * b[0] + o.yt() * b[1] + o.tt() * b[2]);
  }
}
