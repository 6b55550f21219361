package io.drover.bench.report;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a figure is written.
 *
 * @param before what stands left of it
 * @param conversion one of {@link String#format}
 * @param after what stands right of it, a unit mostly
 */
record FigureFormat(String before, String conversion, String after) {
  private static final Pattern FORMAT =
      Pattern.compile("((?:[^%]|%%)*)(%[-#+ 0,(]*\\d*(?:\\.\\d+)?[eEfgG])((?:[^%]|%%)*)");

  static FigureFormat of(String format) {
    Matcher parts = FORMAT.matcher(format);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "format '" + format + "' is not for one double: use one like '%.3f'");
    }
    return new FigureFormat(literal(parts.group(1)), parts.group(2), literal(parts.group(3)));
  }

  String number(double value) {
    return Double.isFinite(value) ? before + bare(value) + after : bare(value);
  }

  String estimate(double mean, double halfWidth) {
    if (!Double.isFinite(mean)) {
      return bare(mean);
    }
    // a sign that the format asks for is the mean's
    String half = bare(halfWidth).strip().replaceFirst("^\\+", "");
    return before + bare(mean) + " ± " + half + after;
  }

  private String bare(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    return String.format(Locale.ROOT, conversion, value);
  }

  private static String literal(String text) {
    return text.replace("%%", "%");
  }
}
