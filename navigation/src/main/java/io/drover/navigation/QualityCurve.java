package io.drover.navigation;

/**
 * The QoN that a drone expects by the cores that it is given: straight between points, level before
 * the first and after the last. It never falls, for a drone need not use what it has.
 *
 * @param cores of the points, rising, the first ≥ 0 [points]
 * @param quality expected with so many, 0 to 1 [points]
 */
public record QualityCurve(double[] cores, double[] quality) {
  /** For a drone that has not said anything yet: much at first, then less and less. */
  public static final QualityCurve UNKNOWN =
      new QualityCurve(new double[] {0, 0.5, 1, 2, 4}, new double[] {0, 0.4, 0.6, 0.8, 0.9});

  public QualityCurve {
    cores = cores.clone();
    quality = quality.clone();
    if (cores.length == 0 || cores.length != quality.length || !(cores[0] >= 0)) {
      throw new IllegalArgumentException("a curve needs points, each of cores ≥ 0 and a quality");
    }
    for (int i = 0; i < cores.length; i++) {
      if (!(quality[i] >= 0 && quality[i] <= 1)) {
        throw new IllegalArgumentException("a quality of " + quality[i] + " is not from 0 to 1");
      }
      if (i > 0 && !(cores[i] > cores[i - 1] && quality[i] >= quality[i - 1])) {
        throw new IllegalArgumentException("cores of a curve rise, and its quality never falls");
      }
    }
    if (Double.isInfinite(cores[cores.length - 1])) {
      throw new IllegalArgumentException("a curve ends at a finite number of cores");
    }
  }

  /** The most cores that are said to make a difference. */
  public double mostCores() {
    return cores[cores.length - 1];
  }

  /** What is expected of 0, 1, … times so many cores; [count]. */
  public double[] sampled(double unit, int count) {
    double[] samples = new double[count];
    int after = 0;
    for (int i = 0; i < count; i++) {
      double share = i * unit;
      while (after < cores.length && cores[after] < share) {
        after++;
      }
      if (after == 0 || after == cores.length) {
        samples[i] = quality[Math.min(after, cores.length - 1)];
      } else {
        double t = (share - cores[after - 1]) / (cores[after] - cores[after - 1]);
        samples[i] = quality[after - 1] + t * (quality[after] - quality[after - 1]);
      }
    }
    return samples;
  }

  /** What is expected of a share. */
  public double at(double share) {
    return sampled(share, 2)[1];
  }
}
