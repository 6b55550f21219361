package io.drover.launch.top;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * What the table tells of a drone.
 *
 * @param label its name on the command line
 * @param words whether its cells begin at the left edge
 * @param least its width where its cells are shorter: figures come and go, and shall stay in place
 * @param order words from A, figures from the greatest, what is not known last
 */
record Column(
    String label,
    String header,
    boolean words,
    int least,
    Function<DroneFigures, String> cell,
    Comparator<DroneFigures> order) {
  private static final int FIGURE = 6;
  private static final int BITS = 11;

  static final Column DRONE = words("drone", DroneFigures::drone);
  static final Column EDGE = words("edge", DroneFigures::edge);

  /** All there are, what matters most first. */
  static final List<Column> ALL =
      List.of(
          DRONE,
          EDGE,
          figure("fps", "frames/s", DroneFigures::framesPerSecond, v -> text("%.1f", v)),
          figure("drops", "drops/s", DroneFigures::dropsPerSecond, v -> text("%.1f", v)),
          words("why", figures -> figures.dropReason().orElse("")),
          figure("cores", "cores", DroneFigures::grantedCores, v -> text("%.2f", v)),
          figure("used", "used", DroneFigures::usedCores, v -> text("%.2f", v)),
          figure("throttled", "throttled", DroneFigures::throttledRatio, Column::percent),
          figure("inference-p50", "infer p50", DroneFigures::inferenceP50Seconds, Column::time),
          figure("inference", "p99", DroneFigures::inferenceP99Seconds, Column::time),
          figure("queue-p50", "queue p50", DroneFigures::queueP50Seconds, Column::time),
          figure("queue", "p99", DroneFigures::queueP99Seconds, Column::time),
          figure("uplink", "uplink", DroneFigures::uplinkBitsPerSecond, Column::bits)
              .withLeast(BITS),
          figure("rtt", "rtt", DroneFigures::roundTripSeconds, Column::time),
          figure("offload", "offload", DroneFigures::offloadRatio, Column::percent),
          words("worker", DroneFigures::worker));

  private static Column words(String label, Function<DroneFigures, String> word) {
    return new Column(label, label, true, 0, word, then(Comparator.comparing(word)));
  }

  private static Column figure(
      String label,
      String header,
      ToDoubleFunction<DroneFigures> value,
      DoubleFunction<String> text) {
    Comparator<DroneFigures> fromTheGreatest =
        Comparator.comparingDouble(
            figures -> {
              double v = value.applyAsDouble(figures);
              return Double.isNaN(v) ? Double.POSITIVE_INFINITY : -v;
            });
    return new Column(
        label,
        header,
        false,
        FIGURE,
        figures -> text.apply(value.applyAsDouble(figures)),
        then(fromTheGreatest));
  }

  private static Comparator<DroneFigures> then(Comparator<DroneFigures> order) {
    return order.thenComparing(DroneFigures::drone).thenComparing(DroneFigures::edge);
  }

  private Column withLeast(int characters) {
    return new Column(label, header, words, characters, cell, order);
  }

  /** A figure, or a dash where it is not known. */
  static String text(String pattern, double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, pattern, value);
  }

  private static String percent(double ratio) {
    return text("%.0f%%", 100 * ratio);
  }

  private static String time(double seconds) {
    if (seconds < 0.01) {
      return text("%.1f ms", seconds * 1e3);
    }
    return seconds < 1 ? text("%.0f ms", seconds * 1e3) : text("%.2f s", seconds);
  }

  private static String bits(double perSecond) {
    return perSecond < 1e6
        ? text("%.0f kbit/s", perSecond * 1e-3)
        : text("%.1f Mbit/s", perSecond * 1e-6);
  }
}
