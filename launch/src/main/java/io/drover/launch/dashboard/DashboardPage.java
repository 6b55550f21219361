package io.drover.launch.dashboard;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.launch.web.WebAnswer;
import io.drover.launch.web.WebServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The page's files, as a browser asks for them. */
final class DashboardPage {
  private static final String SCRIPT = "text/javascript; charset=utf-8";
  private static final String STYLE = "text/css; charset=utf-8";

  /** Nothing but what comes from here, no script that stands in a page. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final List<String> SCRIPTS =
      List.of(
          "main.js",
          "fleet.js",
          "feed.js",
          "replay.js",
          "map.js",
          "grid.js",
          "signs.js",
          "drones.js",
          "charts.js",
          "decisions.js",
          "edges.js",
          "events.js",
          "commands.js",
          "keys.js",
          "dom.js");

  private DashboardPage() {}

  /**
   * Adds them to a server.
   *
   * @param facts about this dashboard, which the page finds in its body's data
   */
  static void serve(WebServer.Builder server, Map<String, String> facts) {
    StringBuilder data = new StringBuilder();
    facts.forEach(
        (name, value) ->
            data.append(" data-").append(name).append("=\"").append(escaped(value)).append('"'));
    WebAnswer page =
        WebAnswer.html(text("index.html").replace("<body>", "<body" + data + ">"))
            .with(Map.of("Content-Security-Policy", POLICY));
    server.get("/", request -> page);
    SCRIPTS.forEach(name -> file(server, name, SCRIPT));
    file(server, "dashboard.css", STYLE);
    file(server, "icon.svg", "image/svg+xml");
  }

  private static void file(WebServer.Builder server, String name, String type) {
    WebAnswer answer = WebAnswer.of(type, text(name).getBytes(StandardCharsets.UTF_8));
    server.get("/" + name, request -> answer);
  }

  private static String escaped(String value) {
    return value.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
  }

  private static String text(String name) {
    try (InputStream in = DashboardPage.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new DroverException(ErrorCode.INTERNAL, "the dashboard's " + name + " is missing", e);
    }
  }
}
