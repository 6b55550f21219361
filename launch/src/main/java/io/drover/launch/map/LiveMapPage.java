package io.drover.launch.map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.time.WallClock;
import io.drover.launch.report.HtmlPage;
import io.drover.launch.report.PageParts;
import io.drover.launch.web.PageServer;
import java.util.List;
import java.util.Map;

/** A page of this machine on which a map grows. */
public final class LiveMapPage implements AutoCloseable {
  private static final int PORT = 8480;

  /** That open pages have to be told the end, seconds. */
  private static final double FAREWELL_SECONDS = 2;

  private static final PageParts PARTS =
      new PageParts(
          LiveMapPage.class,
          "live-map.html",
          List.of("plan.css", "live-map.css"),
          List.of("raster.js", "plan.js", "robots.js", "mosaic.js", "live-map.js"));

  private final LiveMap map;
  private final PageServer server;

  private LiveMapPage(LiveMap map, PageServer server) {
    this.map = map;
    this.server = server;
  }

  /**
   * Serves it; nothing is mapped yet.
   *
   * @throws DroverException {@code RESOURCE_EXHAUSTED} if there is no port
   */
  public static LiveMapPage start(MappingOptions options) {
    LiveMap map = new LiveMap(new WallClock());
    return new LiveMapPage(map, PageServer.start(PORT, html(options), map));
  }

  private static String html(MappingOptions options) {
    try {
      String data = new ObjectMapper().writeValueAsString(Map.of("names", options.names()));
      return HtmlPage.served("map: " + options.names(), PARTS, data);
    } catch (JsonProcessingException e) {
      throw new DroverException(ErrorCode.INTERNAL, "names of logs are not JSON", e);
    }
  }

  /** Who must be told of the mapping. */
  public MappingWatch watch() {
    return map;
  }

  /** Where the page is. */
  public String url() {
    return server.url();
  }

  /** Ends; pages that are open keep what they show, all of it if the mapping has ended. */
  @Override
  public void close() {
    if (map.over()) {
      boolean unused = server.awaitTold(FAREWELL_SECONDS);
    }
    server.close();
  }
}
