package io.drover.bench.a3d;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A range of a quantity.
 *
 * @param name for readers
 * @param from included
 * @param to excluded
 */
record Band(String name, double from, double to) {
  /** The ranges below, between and above some bounds. */
  static List<Band> between(String unit, String format, double... bounds) {
    List<Band> bands = new ArrayList<>();
    for (int i = 0; i <= bounds.length; i++) {
      double from = i == 0 ? Double.NEGATIVE_INFINITY : bounds[i - 1];
      double to = i == bounds.length ? Double.POSITIVE_INFINITY : bounds[i];
      String low = String.format(Locale.ROOT, format, from);
      String high = String.format(Locale.ROOT, format, to);
      String range = i == 0 ? "< " + high : i == bounds.length ? "≥ " + low : low + "–" + high;
      bands.add(new Band(range + " " + unit, from, to));
    }
    return bands;
  }

  boolean holds(double value) {
    return value >= from && value < to;
  }
}
