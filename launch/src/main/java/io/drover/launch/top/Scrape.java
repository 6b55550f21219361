package io.drover.launch.top;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One reading of a page in Prometheus' text format, version 0.0.4. Immutable. */
final class Scrape {
  private static final Pattern SAMPLE =
      Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})?[ \\t]+(\\S+)(?:[ \\t]+-?\\d+)?");
  private static final Pattern LABEL =
      Pattern.compile("\\s*([a-zA-Z_]\\w*)=\"((?:[^\"\\\\]|\\\\.)*)\"\\s*(?:,|$)");

  private final long nanos;
  private final Map<String, Map<Map<String, String>, Double>> families = new HashMap<>();

  private Scrape(long nanos) {
    this.nanos = nanos;
  }

  /**
   * Reads a page.
   *
   * @param nanos when it was read
   * @throws DroverException {@code PROTOCOL_ERROR} if it is of another format
   */
  static Scrape of(long nanos, String text) {
    Scrape scrape = new Scrape(nanos);
    text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .forEach(scrape::add);
    return scrape;
  }

  private void add(String line) {
    Matcher sample = SAMPLE.matcher(line);
    if (!sample.matches()) {
      throw malformed(line);
    }
    Map<String, String> labels = sample.group(2) == null ? Map.of() : labels(sample.group(2), line);
    families
        .computeIfAbsent(sample.group(1), name -> new LinkedHashMap<>())
        .put(labels, number(sample.group(3), line));
  }

  private static Map<String, String> labels(String text, String line) {
    Map<String, String> labels = new HashMap<>();
    Matcher label = LABEL.matcher(text);
    int end = 0;
    while (end < text.length() && label.find(end) && label.start() == end) {
      labels.put(label.group(1), unescaped(label.group(2)));
      end = label.end();
    }
    if (end < text.length()) {
      throw malformed(line);
    }
    return Map.copyOf(labels);
  }

  private static String unescaped(String value) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\') {
        c = value.charAt(++i) == 'n' ? '\n' : value.charAt(i);
      }
      text.append(c);
    }
    return text.toString();
  }

  private static double number(String text, String line) {
    try {
      return switch (text) {
        case "+Inf" -> Double.POSITIVE_INFINITY;
        case "-Inf" -> Double.NEGATIVE_INFINITY;
        default -> Double.parseDouble(text);
      };
    } catch (NumberFormatException e) {
      throw malformed(line);
    }
  }

  private static DroverException malformed(String line) {
    String start = line.length() <= 40 ? line : line.substring(0, 40) + "…";
    return new DroverException(
        ErrorCode.PROTOCOL_ERROR, "'" + start + "' is no metric of Prometheus' text format");
  }

  /** When it was read, on the clock of whoever did. */
  long nanos() {
    return nanos;
  }

  /** A figure; NaN if it is not there. */
  double value(String name, Map<String, String> labels) {
    return families.getOrDefault(name, Map.of()).getOrDefault(labels, Double.NaN);
  }

  /** All figures of a name by their labels; none if it is not there. */
  Map<Map<String, String>, Double> family(String name) {
    return families.getOrDefault(name, Map.of());
  }

  /** What a label's values are among the figures of a name. */
  Set<String> labelled(String name, String label) {
    Set<String> values = new TreeSet<>();
    for (Map<String, String> labels : family(name).keySet()) {
      if (labels.containsKey(label)) {
        values.add(labels.get(label));
      }
    }
    return values;
  }
}
