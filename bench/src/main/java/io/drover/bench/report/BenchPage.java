package io.drover.bench.report;

import io.drover.launch.report.HtmlPage;
import io.drover.launch.report.PageParts;
import java.util.List;

/** A report as one HTML file, with the look and the charts of the flight report. */
public final class BenchPage {
  private static final PageParts PARTS =
      new PageParts(
          BenchPage.class,
          "bench.html",
          List.of("bench.css"),
          List.of(
              "names.js",
              "axes.js",
              "series.js",
              "bars.js",
              "distribution.js",
              "figure.js",
              "table.js",
              "bench.js"));

  private BenchPage() {}

  /** The HTML. */
  public static String of(BenchReport report) {
    return HtmlPage.of(report.title(), PARTS, BenchPageData.of(report));
  }
}
