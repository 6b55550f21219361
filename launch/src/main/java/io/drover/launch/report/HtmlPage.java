package io.drover.launch.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A page as one HTML file: styles, scripts and data are inside, and a content policy keeps it from
 * asking any network. All pages share {@code page.css} and {@code chart.js}.
 */
public final class HtmlPage {
  private static final Pattern SLOT = Pattern.compile("\\{\\{(\\w+)}}");
  private static final PageParts SHARED =
      new PageParts(HtmlPage.class, "page.html", List.of("page.css"), List.of("chart.js"));

  private HtmlPage() {}

  /**
   * A page that needs nothing else.
   *
   * @param title any text
   * @param parts what is this page's own
   * @param json what its scripts find in the element {@code data}; any text may be in its strings
   */
  public static String of(String title, PageParts parts, String json) {
    return filled(title, parts, json, "");
  }

  /**
   * A page that asks the server that it comes from for more, and nobody else.
   *
   * @param title any text
   * @param parts what is this page's own
   * @param json as above
   */
  public static String served(String title, PageParts parts, String json) {
    return filled(title, parts, json, "; connect-src 'self'");
  }

  private static String filled(String title, PageParts parts, String json, String reach) {
    Map<String, String> slots =
        Map.of(
            "title", escaped(title),
            "reach", reach,
            "style", joined(SHARED.styleTexts(), parts.styleTexts()),
            "body", parts.bodyText(),
            "data", inert(json),
            "script", joined(SHARED.scriptTexts(), parts.scriptTexts()));
    Matcher slot = SLOT.matcher(SHARED.bodyText());
    return slot.replaceAll(match -> Matcher.quoteReplacement(slots.get(match.group(1))));
  }

  private static String joined(List<String> shared, List<String> own) {
    List<String> all = new ArrayList<>(shared);
    all.addAll(own);
    return all.stream().map(String::strip).collect(Collectors.joining("\n\n"));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** JSON in which nothing can end the script element that it stands in. */
  private static String inert(String json) {
    return json.replace("<", "\\u003c");
  }
}
