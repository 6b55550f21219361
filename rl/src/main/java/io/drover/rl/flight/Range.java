package io.drover.rl.flight;

import java.util.SplittableRandom;

/**
 * Where a factor or quantity is drawn from: evenly in its logarithm.
 *
 * @param min &gt; 0
 * @param max ≥ min
 */
public record Range(double min, double max) {
  public Range {
    if (!(min > 0) || !(max >= min) || Double.isInfinite(max)) {
      throw new IllegalArgumentException(
          "from " + min + " to " + max + " is no range: give 0 < min ≤ max");
    }
  }

  /** Always the same. */
  public static Range only(double value) {
    return new Range(value, value);
  }

  double draw(SplittableRandom random) {
    return min * Math.exp(random.nextDouble() * Math.log(max / min));
  }
}
