package io.drover.launch.report;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The table of policies side by side, for people. */
public final class PolicyTable {
  private PolicyTable() {}

  /** Prints one row a policy; columns of flown figures only where something was flown. */
  public static void print(Map<String, FlightFigures> policies, PrintStream out) {
    boolean flown = policies.values().stream().noneMatch(f -> Double.isNaN(f.distanceMetres()));
    List<List<String>> rows = new ArrayList<>();
    policies.forEach((name, figures) -> rows.add(row(name, figures, flown)));
    TextTable.print(header(flown), rows, column -> column == 0, out);
  }

  private static List<String> header(boolean flown) {
    return flown
        ? List.of(
            "policy",
            "QoN",
            "distance",
            "completed",
            "latency p50",
            "p95",
            "offloaded",
            "fallbacks",
            "sent")
        : List.of(
            "policy", "QoN", "latency p50", "p95", "offloaded", "fallbacks", "sent", "decisions");
  }

  private static List<String> row(String name, FlightFigures f, boolean flown) {
    String qon = format("%.3f", f.qon());
    String p50 = format("%.3f s", f.latencyP50Seconds());
    String p95 = format("%.3f s", f.latencyP95Seconds());
    String offloaded = format("%.1f%%", 100 * f.offloadRatio());
    String fallbacks = format("%.1f%%", 100 * f.fallbackRatio());
    String sent = format("%.1f MB", f.bytesSent() / 1e6);
    return flown
        ? List.of(
            name,
            qon,
            format("%.1f m", f.distanceMetres()),
            format("%.0f%%", 100 * f.completed()),
            p50,
            p95,
            offloaded,
            fallbacks,
            sent)
        : List.of(name, qon, p50, p95, offloaded, fallbacks, sent, format("%.0f", f.frames()));
  }

  /** What is not known is a dash. */
  private static String format(String pattern, double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, pattern, value);
  }
}
