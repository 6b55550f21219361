package io.drover.bench.report;

import java.util.List;

/**
 * What one direction of a chart means.
 *
 * @param label with its unit: "latency, s"
 * @param log whether decades are equally far apart; what is not positive is not drawn then
 * @param categories names of the values 0, 1, 2, …; empty where values are numbers
 */
public record Axis(String label, boolean log, List<String> categories) {
  public Axis {
    Names.present("an axis's label", label);
    categories = List.copyOf(categories);
    Names.distinct("categories of an axis", categories);
    if (log && !categories.isEmpty()) {
      throw new IllegalArgumentException("categories are not on a logarithmic axis");
    }
  }

  /** An axis of numbers. */
  public Axis(String label, boolean log) {
    this(label, log, List.of());
  }

  /** An axis of names: a series' 0 is the first of them. */
  public static Axis of(String label, List<String> categories) {
    return new Axis(label, false, categories);
  }

  void check(double[] values) {
    for (double value : values) {
      if (!categories.isEmpty() && !(value >= 0 && value < categories.size() && whole(value))) {
        throw new IllegalArgumentException(
            "value " + value + " on axis '" + label + "' is the index of none of " + categories);
      }
    }
  }

  private static boolean whole(double value) {
    return value == Math.rint(value);
  }
}
