package io.drover.slam.placement;

import java.util.List;

/**
 * Non-negative least squares of a quadratic in k − 1, by trying each choice of terms: with three of
 * them there are eight, and the best one whose coefficients are not negative is the solution.
 */
final class QuadraticFit {
  private static final int TERMS = 3;

  /** A pivot that is smaller, relative, says that the terms left say nothing new. */
  private static final double SINGULAR = 1e-10;

  /** A residual has to fall by so much, relative to the data, to be worth more terms. */
  private static final double WORTH = 1e-12;

  private final List<FusionSample> samples;

  QuadraticFit(List<FusionSample> samples) {
    this.samples = samples;
  }

  FusionTime best() {
    double scale = samples.stream().mapToDouble(s -> s.seconds() * s.seconds()).sum();
    double[] best = new double[TERMS];
    double least = residual(best);
    for (int terms = 1; terms < 1 << TERMS; terms++) {
      double[] coefficients = solve(terms);
      double residual = residual(coefficients);
      if (nonNegative(coefficients) && residual < least - WORTH * scale) {
        best = coefficients;
        least = residual;
      }
    }
    return new FusionTime(best[0] - best[1] + best[2], best[1] - 2 * best[2], best[2]);
  }

  private static boolean nonNegative(double[] coefficients) {
    for (double coefficient : coefficients) {
      if (!(coefficient >= 0)) {
        return false;
      }
    }
    return true;
  }

  private double residual(double[] coefficients) {
    double sum = 0;
    for (FusionSample sample : samples) {
      double off = -sample.seconds();
      for (int i = 0; i < TERMS; i++) {
        off += coefficients[i] * Math.pow(sample.maps() - 1, i);
      }
      sum += off * off;
    }
    return sum;
  }

  /** Normal equations of the chosen terms, by elimination; NaN if they have no one solution. */
  private double[] solve(int terms) {
    double[][] a = new double[TERMS][TERMS + 1];
    for (int i = 0; i < TERMS; i++) {
      if ((terms >> i & 1) == 0) {
        a[i][i] = 1;
        continue;
      }
      for (FusionSample sample : samples) {
        double x = Math.pow(sample.maps() - 1, i);
        for (int j = 0; j < TERMS; j++) {
          a[i][j] += (terms >> j & 1) == 0 ? 0 : x * Math.pow(sample.maps() - 1, j);
        }
        a[i][TERMS] += x * sample.seconds();
      }
    }
    return eliminated(a);
  }

  private static double[] eliminated(double[][] a) {
    for (int pivot = 0; pivot < TERMS; pivot++) {
      double before = a[pivot][pivot];
      for (int i = 0; i < pivot; i++) {
        double factor = a[pivot][i];
        for (int j = i; j <= TERMS; j++) {
          a[pivot][j] -= factor * a[i][j];
        }
      }
      double value = a[pivot][pivot] > SINGULAR * before ? a[pivot][pivot] : Double.NaN;
      for (int j = pivot; j <= TERMS; j++) {
        a[pivot][j] /= value;
      }
    }
    double[] solution = new double[TERMS];
    for (int i = TERMS - 1; i >= 0; i--) {
      solution[i] = a[i][TERMS];
      for (int j = i + 1; j < TERMS; j++) {
        solution[i] -= a[i][j] * solution[j];
      }
    }
    return solution;
  }
}
