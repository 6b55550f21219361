package io.drover.bench.report;

import java.util.OptionalDouble;

/** What stands in one place of a table. What is not a number is a dash. */
public sealed interface Cell {
  /** For readers. */
  String text();

  /** What it is compared by; empty for words and for what is not known. */
  OptionalDouble figure();

  /** A name or another word. */
  record Text(String text) implements Cell {
    public Text {
      if (text.chars().anyMatch(Character::isISOControl)) {
        throw new IllegalArgumentException("a cell's text is one line");
      }
    }

    @Override
    public OptionalDouble figure() {
      return OptionalDouble.empty();
    }
  }

  /**
   * A figure without an interval.
   *
   * @param value NaN for what is not known
   * @param format of {@link String#format}, for one double: {@code "%.1f ms"}
   */
  @SuppressWarnings("JavaLangClash") // the word for it; it is always Cell.Number
  record Number(double value, String format) implements Cell {
    public Number {
      FigureFormat.of(format);
    }

    @Override
    public String text() {
      return FigureFormat.of(format).number(value);
    }

    @Override
    public OptionalDouble figure() {
      return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
  }

  /**
   * A mean with its 95 % interval.
   *
   * @param mean NaN for what is not known
   * @param halfWidth95 half the width of the interval, ≥ 0; NaN if it is not known
   * @param format as a number's; what surrounds the figure is written once: {@code "%.1f ms"} gives
   *     "12.0 ± 0.4 ms"
   */
  record Estimate(double mean, double halfWidth95, String format) implements Cell {
    public Estimate {
      if (halfWidth95 < 0) {
        throw new IllegalArgumentException("half an interval of " + halfWidth95);
      }
      FigureFormat.of(format);
    }

    @Override
    public String text() {
      return FigureFormat.of(format).estimate(mean, halfWidth95);
    }

    @Override
    public OptionalDouble figure() {
      return Double.isNaN(mean) ? OptionalDouble.empty() : OptionalDouble.of(mean);
    }
  }
}
