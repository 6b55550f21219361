package io.drover.bench.report;

/**
 * One line, or one set of points or bars, of a chart.
 *
 * @param name in the legend; the same name wears the same colour on all of a page
 * @param x in the order in which points are joined; the samples of a CDF
 * @param y as many as x, NaN for what is not known; none for a CDF
 * @param halfWidth95 half the width of the 95 % interval around each y, ≥ 0, NaN where it is not
 *     known; none if no y has one
 */
public record Series(String name, double[] x, double[] y, double[] halfWidth95) {
  private static final double[] NONE = {};

  public Series {
    Names.present("a series' name", name);
    if (y.length != 0 && y.length != x.length) {
      throw new IllegalArgumentException(
          "series '" + name + "' has " + x.length + " x and " + y.length + " y");
    }
    if (halfWidth95.length != 0 && halfWidth95.length != y.length) {
      throw new IllegalArgumentException(
          "series '" + name + "' has " + y.length + " y and " + halfWidth95.length + " intervals");
    }
    for (double half : halfWidth95) {
      if (half < 0) {
        throw new IllegalArgumentException("half an interval of " + half + " in '" + name + "'");
      }
    }
    x = x.clone();
    y = y.clone();
    halfWidth95 = halfWidth95.clone();
  }

  /** Points without intervals. */
  public Series(String name, double[] x, double[] y) {
    this(name, x, y, NONE);
  }

  /** The samples of a CDF: NaN are left out, infinite ones are counted but never reached. */
  public static Series samples(String name, double[] samples) {
    return new Series(name, samples, NONE, NONE);
  }

  @Override
  public double[] x() {
    return x.clone();
  }

  @Override
  public double[] y() {
    return y.clone();
  }

  @Override
  public double[] halfWidth95() {
    return halfWidth95.clone();
  }
}
