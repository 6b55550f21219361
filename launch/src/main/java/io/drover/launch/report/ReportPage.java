package io.drover.launch.report;

import io.drover.airsim.world.Route;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A run as one HTML file that needs nothing else: styles, script and data are inside, and a content
 * policy keeps it from asking any network.
 */
public final class ReportPage {
  private static final Pattern SLOT = Pattern.compile("\\{\\{(\\w+)}}");

  /** In the order in which they need one another. */
  private static final List<String> SCRIPTS =
      List.of(
          "chart.js",
          "run.js",
          "summary.js",
          "map.js",
          "timeline.js",
          "why.js",
          "cdf.js",
          "report.js");

  private ReportPage() {}

  /** The HTML, below 3 MB. */
  public static String of(RunReport run) {
    String script = SCRIPTS.stream().map(ReportPage::resource).collect(Collectors.joining("\n"));
    Map<String, String> slots =
        Map.of(
            "title",
                escaped(
                    run.route().map(Route::name).orElse("airsim")
                        + ": "
                        + String.join(", ", run.figures().keySet())),
            "style", resource("report.css"),
            "script", script,
            "data", inert(ReportData.of(run)));
    Matcher slot = SLOT.matcher(resource("report.html"));
    return slot.replaceAll(match -> Matcher.quoteReplacement(slots.get(match.group(1))));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** JSON in which nothing can end the script element that it stands in. */
  private static String inert(String json) {
    return json.replace("<", "\\u003c");
  }

  private static String resource(String name) {
    try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new DroverException(ErrorCode.INTERNAL, name + " in the jar cannot be read", e);
    }
  }
}
