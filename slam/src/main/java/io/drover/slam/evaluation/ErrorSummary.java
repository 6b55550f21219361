package io.drover.slam.evaluation;

import java.util.Arrays;

/**
 * Absolute errors in three numbers.
 *
 * @param mean NaN of none
 * @param deviation standard deviation of the sample (n − 1); NaN of fewer than two
 * @param most the greatest; NaN of none
 */
public record ErrorSummary(double mean, double deviation, double most) {
  static ErrorSummary of(double[] errors) {
    double mean = Arrays.stream(errors).average().orElse(Double.NaN);
    double squares = Arrays.stream(errors).map(error -> (error - mean) * (error - mean)).sum();
    return new ErrorSummary(
        mean,
        errors.length < 2 ? Double.NaN : Math.sqrt(squares / (errors.length - 1)),
        Arrays.stream(errors).max().orElse(Double.NaN));
  }
}
