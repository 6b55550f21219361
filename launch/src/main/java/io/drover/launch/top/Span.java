package io.drover.launch.top;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What happened between two readings of a page. A counter that is smaller than before began anew.
 *
 * @param before the same as {@code after} where there is no earlier one: then rates are NaN
 */
record Span(Scrape before, Scrape after) {
  double seconds() {
    return (after.nanos() - before.nanos()) * 1e-9;
  }

  /** What a counter rose by in a second; NaN if it is not there. */
  double rate(String name, Map<String, String> labels) {
    return seconds() > 0 ? increase(name, labels) / seconds() : Double.NaN;
  }

  private double increase(String name, Map<String, String> labels) {
    double now = after.value(name, labels);
    double then = before.value(name, labels);
    // not there before: since then, or before it
    return then <= now ? now - then : now;
  }

  /**
   * What counters of a name rose by in a second.
   *
   * @param fixed labels that they share
   * @param label by whose values they are told apart; the only other one
   */
  Map<String, Double> rates(String name, Map<String, String> fixed, String label) {
    Map<String, Double> rates = new TreeMap<>();
    for (Map<String, String> labels : after.family(name).keySet()) {
      if (labels.entrySet().containsAll(fixed.entrySet()) && labels.containsKey(label)) {
        rates.put(labels.get(label), rate(name, labels));
      }
    }
    return rates;
  }

  /**
   * A quantile of what a histogram was told meanwhile, as Prometheus estimates it: evenly within a
   * bucket, and the last bound for what is beyond it. NaN if it was told nothing.
   *
   * @param name without {@code _bucket}
   * @param fraction in (0, 1)
   */
  double quantile(String name, Map<String, String> labels, double fraction) {
    TreeMap<Double, Double> counts = new TreeMap<>();
    for (Map<String, String> bucket : after.family(name + "_bucket").keySet()) {
      Map<String, String> others = new HashMap<>(bucket);
      String bound = others.remove("le");
      if (others.equals(labels) && bound != null) {
        counts.put(bound(bound), increase(name + "_bucket", bucket));
      }
    }
    double all = counts.isEmpty() ? 0 : counts.lastEntry().getValue();
    if (!(all > 0) || !(seconds() > 0)) {
      return Double.NaN;
    }
    double below = 0;
    double countBelow = 0;
    for (Map.Entry<Double, Double> bucket : counts.entrySet()) {
      double bound = bucket.getKey();
      double count = bucket.getValue();
      if (count >= fraction * all) {
        return Double.isInfinite(bound)
            ? below
            : below + (bound - below) * (fraction * all - countBelow) / (count - countBelow);
      }
      below = bound;
      countBelow = count;
    }
    return below;
  }

  private static double bound(String text) {
    return text.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
  }
}
