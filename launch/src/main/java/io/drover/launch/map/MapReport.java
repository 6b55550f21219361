package io.drover.launch.map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.geometry.Vector2;
import io.drover.launch.report.HtmlPage;
import io.drover.launch.report.PageParts;
import io.drover.slam.stage.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A mapping as one HTML file, with the look of the other reports. */
final class MapReport {
  private static final PageParts PARTS =
      new PageParts(
          MapReport.class,
          "map-report.html",
          List.of("plan.css", "map-report.css"),
          List.of("raster.js", "plan.js", "robots.js", "costs.js", "map-report.js"));

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Of the map's longer side. */
  private static final int MOST_PIXELS = 1600;

  /** Likewise of robots that do not share its frame. */
  private static final int MOST_PIXELS_BESIDE = 800;

  private final MappingRun run;
  private final MappingOptions options;
  private final List<MapLayers> frames;

  private MapReport(MappingRun run, MappingOptions options, List<MapLayers> frames) {
    this.run = run;
    this.options = options;
    this.frames = List.copyOf(frames);
  }

  /**
   * The HTML.
   *
   * @param figures of the run
   * @param frames of the robots that share the map's frame, then those of others
   */
  static String of(
      MappingRun run, MappingOptions options, Map<String, Object> figures, List<MapLayers> frames) {
    MapReport report = new MapReport(run, options, frames);
    try {
      return HtmlPage.of(
          "map: " + options.names(), PARTS, JSON.writeValueAsString(report.data(figures)));
    } catch (JsonProcessingException e) {
      throw new DroverException(ErrorCode.INTERNAL, "a map's figures are not JSON", e);
    }
  }

  private Map<String, Object> data(Map<String, Object> figures) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("names", options.names());
    data.put("figures", figures);
    data.put("logSeconds", run.logSeconds());
    data.put("peakHeapBytes", MappingCosts.peakHeapBytes());
    data.put("edges", options.edges());
    data.put("frames", frames.stream().map(this::frame).toList());
    data.put("robots", run.mapping().robots().stream().map(this::robot).toList());
    data.put("merges", MapJoining.of(run.mapping().graph()));
    List<Map<String, Object>> stages = new ArrayList<>();
    for (Stage stage : Stage.values()) {
      stages.add(stage(stage));
    }
    data.put("stages", stages);
    run.matching().ifPresent(times -> data.put("matching", times));
    data.put("reading", run.reading());
    return data;
  }

  private Map<String, Object> frame(MapLayers layers) {
    boolean shared = layers.robots().equals(run.merged());
    Map<String, Object> frame = new LinkedHashMap<>();
    frame.put("robots", layers.robots());
    frame.put("map", PackedMap.of(layers.map(), shared ? MOST_PIXELS : MOST_PIXELS_BESIDE));
    frame.put("loops", PageNumbers.segments(layers.loops().own()));
    frame.put("crossRobot", PageNumbers.segments(layers.loops().crossRobot()));
    return frame;
  }

  private Map<String, Object> robot(int robot) {
    MapLayers layers =
        frames.stream().filter(each -> each.ways().containsKey(robot)).findFirst().orElseThrow();
    List<Vector2> way = layers.ways().get(robot);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("robot", robot);
    figures.put("log", log(robot));
    figures.put("merged", run.merged().contains(robot));
    figures.put("frame", layers.robots().get(0));
    figures.put("scans", run.mapping().trajectory(robot).size());
    figures.put("submaps", run.mapping().graph().submaps(robot).size());
    figures.put("metres", length(way));
    figures.put("way", PageNumbers.way(way));
    return figures;
  }

  private String log(int robot) {
    return options.robots() > 1
        ? options.names() + ", part " + robot + " of " + options.robots()
        : options.logs().get(robot - 1).shortName();
  }

  private Map<String, Object> stage(Stage stage) {
    return Map.of(
        "stage",
        stage.name().toLowerCase(Locale.ROOT),
        "seconds",
        run.costs().of(stage).seconds(stage),
        "allocated",
        run.costs().of(stage).allocatedBytes(stage));
  }

  private static double length(List<Vector2> way) {
    double metres = 0;
    for (int i = 1; i < way.size(); i++) {
      metres += way.get(i).minus(way.get(i - 1)).norm();
    }
    return metres;
  }
}
