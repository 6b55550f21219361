package io.drover.launch.report;

import io.drover.airsim.world.Route;
import java.util.List;

/** A run as one HTML file. */
public final class ReportPage {
  private static final PageParts PARTS =
      new PageParts(
          ReportPage.class,
          "report.html",
          List.of("report.css"),
          List.of(
              "run.js", "summary.js", "map.js", "timeline.js", "why.js", "cdf.js", "report.js"));

  private ReportPage() {}

  /** The HTML, below 3 MB. */
  public static String of(RunReport run) {
    String title =
        run.route().map(Route::name).orElse("airsim")
            + ": "
            + String.join(", ", run.figures().keySet());
    return HtmlPage.of(title, PARTS, ReportData.of(run));
  }
}
