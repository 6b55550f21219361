package io.drover.launch.map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.geometry.Vector2;
import io.drover.launch.report.HtmlPage;
import io.drover.launch.report.PageParts;
import io.drover.launch.report.Polyline;
import io.drover.slam.posegraph.MapMerge;
import io.drover.slam.stage.Stage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A mapping as one HTML file, with the look of the other reports. */
final class MapReport {
  private static final PageParts PARTS =
      new PageParts(
          MapReport.class,
          "map-report.html",
          List.of("map-report.css"),
          List.of("layers.js", "costs.js", "map-report.js"));

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Of the map's longer side. */
  private static final int MOST_PIXELS = 1600;

  private static final double WAY_TOLERANCE = 0.02;
  private static final int MOST_WAY_POINTS = 8000;

  /** More lines are a blot; a regular part of them is drawn. */
  private static final int MOST_SEGMENTS = 6000;

  private static final double CENTIMETRES = 100;

  private final MappingRun run;
  private final MappingOptions options;
  private final MapLayers layers;

  private MapReport(MappingRun run, MappingOptions options, MapLayers layers) {
    this.run = run;
    this.options = options;
    this.layers = layers;
  }

  /**
   * The HTML.
   *
   * @param figures of the run
   * @param layers of the robots that share the map's frame
   */
  static String of(
      MappingRun run, MappingOptions options, Map<String, Object> figures, MapLayers layers) {
    MapReport report = new MapReport(run, options, layers);
    try {
      return HtmlPage.of(
          "map: " + report.names(), PARTS, JSON.writeValueAsString(report.data(figures)));
    } catch (JsonProcessingException e) {
      throw new DroverException(ErrorCode.INTERNAL, "a map's figures are not JSON", e);
    }
  }

  private String names() {
    return options.logs().stream()
        .map(Path::getFileName)
        .map(Path::toString)
        .collect(Collectors.joining(", "));
  }

  private Map<String, Object> data(Map<String, Object> figures) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("names", names());
    data.put("figures", figures);
    data.put("logSeconds", run.logSeconds());
    data.put("peakHeapBytes", MappingCosts.peakHeapBytes());
    data.put("edges", options.edges());
    data.put("map", PackedMap.of(layers.map(), MOST_PIXELS));
    data.put("robots", run.mapping().robots().stream().map(this::robot).toList());
    data.put("loops", segments(layers.loops()));
    data.put("crossRobot", segments(layers.crossRobot()));
    data.put("merges", run.mapping().graph().merges().stream().map(this::merge).toList());
    List<Map<String, Object>> stages = new ArrayList<>();
    for (Stage stage : Stage.values()) {
      stages.add(stage(stage));
    }
    data.put("stages", stages);
    run.matching().ifPresent(times -> data.put("matching", times));
    data.put("reading", run.reading());
    return data;
  }

  private Map<String, Object> robot(int robot) {
    boolean merged = run.merged().contains(robot);
    List<Vector2> way =
        merged ? layers.ways().get(robot) : MapLayers.way(run.mapping().trajectory(robot));
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("robot", robot);
    figures.put("log", log(robot));
    figures.put("merged", merged);
    figures.put("frame", frame(robot));
    figures.put("scans", run.mapping().trajectory(robot).size());
    figures.put("submaps", run.mapping().graph().submaps(robot).size());
    figures.put("metres", length(way));
    if (merged) {
      figures.put("way", numbers(Polyline.simplified(way, WAY_TOLERANCE, MOST_WAY_POINTS)));
    }
    return figures;
  }

  private String log(int robot) {
    return options.robots() > 1
        ? names() + ", part " + robot + " of " + options.robots()
        : options.logs().get(robot - 1).getFileName().toString();
  }

  /** The first robot of the frame that a robot is in. */
  private int frame(int robot) {
    return run.mapping().graph().frames().stream()
        .filter(robots -> robots.contains(robot))
        .findFirst()
        .orElseThrow()
        .get(0);
  }

  private Map<String, Object> merge(MapMerge merge) {
    double seconds = FirstMerge.logSeconds(run.mapping(), merge);
    return Map.of("robots", merge.robots(), "joining", merge.joining(), "seconds", seconds);
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

  private static List<Double> segments(List<Segment> segments) {
    int every = Math.max(1, (segments.size() + MOST_SEGMENTS - 1) / MOST_SEGMENTS);
    List<Vector2> ends = new ArrayList<>();
    for (int i = 0; i < segments.size(); i += every) {
      ends.add(segments.get(i).from());
      ends.add(segments.get(i).to());
    }
    return numbers(ends);
  }

  private static List<Double> numbers(List<Vector2> points) {
    List<Double> numbers = new ArrayList<>();
    for (Vector2 point : points) {
      numbers.add(Math.rint(CENTIMETRES * point.x()) / CENTIMETRES);
      numbers.add(Math.rint(CENTIMETRES * point.y()) / CENTIMETRES);
    }
    return numbers;
  }
}
