package io.drover.slam.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class SparseCholeskyTest {
  private static final int SIZE = 30;

  /** A matrix that is positive definite because its diagonal outweighs the rest. */
  private static double[][] matrix(SplittableRandom random) {
    double[][] a = new double[SIZE][SIZE];
    for (int i = 0; i < SIZE; i++) {
      a[i][i] += 1;
      for (int j = 0; j < i; j++) {
        if (random.nextInt(6) == 0) {
          a[i][j] = random.nextDouble(-1, 1);
          a[j][i] = a[i][j];
          a[i][i] += Math.abs(a[i][j]);
          a[j][j] += Math.abs(a[i][j]);
        }
      }
    }
    return a;
  }

  private record Upper(int[] starts, int[] rows, double[] values) {
    static Upper of(double[][] a) {
      List<Integer> rows = new ArrayList<>();
      List<Double> values = new ArrayList<>();
      int[] starts = new int[a.length + 1];
      for (int j = 0; j < a.length; j++) {
        for (int i = 0; i <= j; i++) {
          if (a[i][j] != 0) {
            rows.add(i);
            values.add(a[i][j]);
          }
        }
        starts[j + 1] = rows.size();
      }
      return new Upper(
          starts,
          rows.stream().mapToInt(r -> r).toArray(),
          values.stream().mapToDouble(v -> v).toArray());
    }
  }

  @RepeatedTest(20)
  void solves(RepetitionInfo repetition) {
    SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
    double[][] a = matrix(random);
    double[] x = random.doubles(SIZE, -1, 1).toArray();
    double[] b = new double[SIZE];
    for (int i = 0; i < SIZE; i++) {
      for (int j = 0; j < SIZE; j++) {
        b[i] += a[i][j] * x[j];
      }
    }
    Upper upper = Upper.of(a);
    SparseCholesky cholesky = new SparseCholesky(upper.starts, upper.rows);
    // twice: a factor leaves nothing behind
    assertThat(cholesky.factor(upper.values)).isTrue();
    assertThat(cholesky.factor(upper.values)).isTrue();
    cholesky.solve(b);
    assertThat(b).containsExactly(x, within(1e-10));
  }

  @Test
  void refusesWhatIsNotPositiveDefiniteAndGoesOn() {
    SparseCholesky cholesky = new SparseCholesky(new int[] {0, 1, 3}, new int[] {0, 0, 1});
    assertThat(cholesky.factor(new double[] {1, 2, 3})).isFalse();
    assertThat(cholesky.factor(new double[] {4, 2, 2})).isTrue();
    double[] b = {8, 6};
    cholesky.solve(b);
    assertThat(b).containsExactly(new double[] {1, 2}, within(1e-12));
  }

  @Test
  void ordersSoThatAStarDoesNotFillIn() {
    int[][] star = new int[20][];
    star[0] = java.util.stream.IntStream.range(1, 20).toArray();
    for (int i = 1; i < 20; i++) {
      star[i] = new int[] {0};
    }
    int[] order = MinimumDegree.order(star);
    assertThat(order).hasSize(20).doesNotHaveDuplicates();
    assertThat(java.util.Arrays.stream(order).limit(18)).doesNotContain(0);
  }
}
