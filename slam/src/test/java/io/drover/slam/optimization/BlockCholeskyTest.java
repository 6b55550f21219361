package io.drover.slam.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class BlockCholeskyTest {
  private static final int BLOCKS = 25;
  private static final int SIZE = 3 * BLOCKS;

  /** A random matrix of blocks, its rows in the order in which it is factored; and a solver. */
  private static final class Case {
    final double[][] dense = new double[SIZE][SIZE];
    final double[] values;
    final BlockCholesky cholesky;

    Case(SplittableRandom random) {
      int pairs = random.nextInt(3 * BLOCKS);
      int[] first = random.ints(pairs, 0, BLOCKS).toArray();
      int[] second = random.ints(pairs, 0, BLOCKS).toArray();
      Supernodes supernodes = Supernodes.of(Adjacency.of(BLOCKS, first, second));
      BlockPattern pattern = BlockPattern.of(supernodes.graph());
      values = new double[9 * pattern.blocks()];
      for (int column = 0; column < BLOCKS; column++) {
        for (int b = pattern.firstBelow(column); b < pattern.firstBelow(column + 1); b++) {
          for (int k = 0; k < 9; k++) {
            put(b, k, 3 * pattern.row(b) + k / 3, 3 * column + k % 3, random.nextDouble(-1, 1));
          }
        }
        double xy = random.nextDouble(-1, 1);
        put(column, 1, 3 * column, 3 * column + 1, xy);
        put(column, 3, 3 * column + 1, 3 * column, xy);
      }
      for (int i = 0; i < SIZE; i++) {
        double weight = 0.1;
        for (int j = 0; j < SIZE; j++) {
          weight += i == j ? 0 : Math.abs(dense[i][j]);
        }
        put(i / 3, 4 * (i % 3), i, i, weight);
      }
      cholesky = new BlockCholesky(supernodes, pattern);
    }

    private void put(int block, int k, int row, int column, double value) {
      values[9 * block + k] = value;
      dense[row][column] = value;
      dense[column][row] = value;
    }
  }

  /** Cholesky's factorisation of a dense matrix, word by word, and both substitutions. */
  private static double[] solvedDense(double[][] a, double[] b) {
    int n = b.length;
    double[][] l = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = a[i][j];
        for (int k = 0; k < j; k++) {
          sum -= l[i][k] * l[j][k];
        }
        l[i][j] = i == j ? Math.sqrt(sum) : sum / l[j][j];
      }
    }
    double[] x = b.clone();
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        x[i] -= l[i][k] * x[k];
      }
      x[i] /= l[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        x[i] -= l[k][i] * x[k];
      }
      x[i] /= l[i][i];
    }
    return x;
  }

  @RepeatedTest(50)
  void solvesAsADenseOneDoes(RepetitionInfo repetition) {
    SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
    Case some = new Case(random);
    double[] b = random.doubles(SIZE, -1, 1).toArray();
    double[] expected = solvedDense(some.dense, b);
    // twice: a factor leaves nothing behind
    assertThat(some.cholesky.factor(some.values, 0)).isTrue();
    assertThat(some.cholesky.factor(some.values, 0)).isTrue();
    some.cholesky.solve(b);
    assertThat(b).containsExactly(expected, within(1e-10));
  }

  @Test
  void dampsTheDiagonal() {
    SplittableRandom random = new SplittableRandom(3);
    Case some = new Case(random);
    double[] b = random.doubles(SIZE, -1, 1).toArray();
    for (int i = 0; i < SIZE; i++) {
      some.dense[i][i] *= 1.5;
    }
    double[] expected = solvedDense(some.dense, b);
    assertThat(some.cholesky.factor(some.values, 0.5)).isTrue();
    some.cholesky.solve(b);
    assertThat(b).containsExactly(expected, within(1e-10));
  }

  @Test
  void refusesWhatIsNotPositiveDefiniteAndGoesOn() {
    Case some = new Case(new SplittableRandom(5));
    double[] broken = some.values.clone();
    broken[9 * 20 + 4] = -1;
    assertThat(some.cholesky.factor(broken, 0)).isFalse();
    assertThat(some.cholesky.factor(some.values, 0)).isTrue();
    double[] b = new double[SIZE];
    b[7] = 1;
    double[] expected = solvedDense(some.dense, b);
    some.cholesky.solve(b);
    assertThat(b).containsExactly(expected, within(1e-10));
  }
}
