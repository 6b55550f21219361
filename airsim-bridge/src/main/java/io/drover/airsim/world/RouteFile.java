package io.drover.airsim.world;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.geometry.Angles;
import io.drover.core.geometry.Vector2;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** One reading of a route file; collects every problem with its line before it gives up. */
final class RouteFile {
  private static final List<String> KEYS =
      List.of(
          "name",
          "waypoints",
          "corner_radius_metres",
          "half_width_metres",
          "setting",
          "seed",
          "tunnels");
  private static final int MAX_WAYPOINTS = 2000;

  private final Path file;
  private final Map<String, Node> values = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  RouteFile(Path file) {
    this.file = file;
  }

  Route read() {
    collectKeys(parse());
    String name = text("name", String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", ""));
    double radius = number("corner_radius_metres", 4, 1, 200);
    double halfWidth = number("half_width_metres", 2.5, 1.5, 6);
    long seed = seed();
    Setting setting = setting();
    List<double[]> corners = pairs("waypoints");
    if (problems.isEmpty() && (corners.size() < 2 || corners.size() > MAX_WAYPOINTS)) {
      problem(values.get("waypoints"), "waypoints", "give 2 to " + MAX_WAYPOINTS + " of them");
    }
    List<Segment> segments = problems.isEmpty() ? segments(corners, radius) : List.of();
    double length = segments.stream().mapToDouble(Segment::lengthMetres).sum();
    List<TunnelSection> tunnels = tunnels(length);
    if (!problems.isEmpty()) {
      throw new DroverException(
          ErrorCode.INVALID_CONFIG, file + ": " + String.join("; ", problems));
    }
    Vector2 start = new Vector2(corners.get(0)[0], corners.get(0)[1]);
    double heading = direction(corners, 0).heading();
    return new Route(name, halfWidth, setting, seed, tunnels, start, heading, segments);
  }

  private Node parse() {
    String content;
    try {
      content = Files.readString(file);
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_READABLE, file + " cannot be read: check its path and its rights", e);
    }
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(0);
    options.setNestingDepthLimit(5);
    try {
      Node root = new Yaml(options).compose(new StringReader(content));
      if (root instanceof MappingNode) {
        return root;
      }
      throw new DroverException(
          ErrorCode.MALFORMED_FILE, file + ":1: a route file has keys such as waypoints: add them");
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new DroverException(
          ErrorCode.MALFORMED_FILE,
          file + ":" + line + ": not YAML (" + e.getProblem() + "): correct this line",
          e);
    } catch (YAMLException e) {
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new DroverException(
          ErrorCode.MALFORMED_FILE, file + ": not YAML (" + reason + "): correct it", e);
    }
  }

  private void collectKeys(Node root) {
    for (NodeTuple tuple : ((MappingNode) root).getValue()) {
      String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
      if (!KEYS.contains(key)) {
        problem(tuple.getKeyNode(), key, "is no key of a route: use " + String.join(", ", KEYS));
      } else if (values.put(key, tuple.getValueNode()) != null) {
        problem(tuple.getKeyNode(), key, "is there twice: remove one");
      }
    }
    if (!values.containsKey("waypoints")) {
      problem(root, "waypoints", "is missing: list at least two points [x, y]");
    }
  }

  private void problem(Node where, String key, String what) {
    problems.add("line " + (where.getStartMark().getLine() + 1) + ": " + key + " " + what);
  }

  private String text(String key, String otherwise) {
    Node node = values.get(key);
    if (node == null) {
      return otherwise;
    }
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return scalar.getValue();
    }
    problem(node, key, "needs a text");
    return otherwise;
  }

  private long seed() {
    String given = text("seed", "1");
    try {
      return Long.parseLong(given);
    } catch (NumberFormatException e) {
      problem(values.get("seed"), "seed", "needs an integer, not " + given);
      return 1;
    }
  }

  private Setting setting() {
    String given = text("setting", "campus");
    for (Setting setting : Setting.values()) {
      if (setting.name().toLowerCase(Locale.ROOT).equals(given)) {
        return setting;
      }
    }
    problem(values.get("setting"), "setting", "is campus or coast, not " + given);
    return Setting.CAMPUS;
  }

  private double number(String key, double otherwise, double least, double most) {
    Node node = values.get(key);
    if (node == null) {
      return otherwise;
    }
    double value = numberOf(node);
    if (!(value >= least && value <= most)) {
      problem(node, key, "needs a number from " + least + " to " + most);
    }
    return value;
  }

  private static double numberOf(Node node) {
    try {
      return node instanceof ScalarNode scalar ? Double.parseDouble(scalar.getValue()) : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private List<double[]> pairs(String key) {
    List<double[]> pairs = new ArrayList<>();
    Node node = values.get(key);
    if (node == null) {
      return pairs;
    }
    if (!(node instanceof SequenceNode list)) {
      problem(node, key, "needs a list of pairs such as [0, 0]");
      return pairs;
    }
    for (Node item : list.getValue()) {
      boolean pair = item instanceof SequenceNode inner && inner.getValue().size() == 2;
      double[] numbers =
          pair
              ? ((SequenceNode) item).getValue().stream().mapToDouble(RouteFile::numberOf).toArray()
              : new double[] {Double.NaN, Double.NaN};
      if (Math.abs(numbers[0]) <= 20_000 && Math.abs(numbers[1]) <= 20_000) {
        pairs.add(numbers);
      } else {
        problem(item, key, "needs two numbers within ±20000, such as [0, 0]");
      }
    }
    return pairs;
  }

  private List<TunnelSection> tunnels(double lengthMetres) {
    List<TunnelSection> tunnels = new ArrayList<>();
    for (double[] pair : pairs("tunnels")) {
      if (pair[0] >= 0 && pair[1] > pair[0] && (lengthMetres == 0 || pair[1] <= lengthMetres)) {
        tunnels.add(new TunnelSection(pair[0], pair[1]));
      } else {
        String range = String.format(Locale.ROOT, "0 ≤ from < to ≤ %.1f", lengthMetres);
        problem(values.get("tunnels"), "tunnels", "needs [from, to] with " + range);
      }
    }
    return tunnels;
  }

  /** Straights between the corners, and an arc that touches both legs of every corner. */
  private List<Segment> segments(List<double[]> corners, double radius) {
    List<Node> nodes = ((SequenceNode) values.get("waypoints")).getValue();
    List<Segment> segments = new ArrayList<>();
    double usedBefore = 0;
    for (int i = 0; i + 1 < corners.size(); i++) {
      Vector2 leg = direction(corners, i);
      boolean last = i + 2 == corners.size();
      double turn = last ? 0 : Angles.wrap(direction(corners, i + 1).heading() - leg.heading());
      double usedAfter = radius * Math.tan(Math.abs(turn) / 2);
      double straight = leg.norm() - usedBefore - usedAfter;
      if (Math.abs(turn) > Math.toRadians(150) || straight < 0 || leg.norm() < 1e-3) {
        problem(
            nodes.get(i + 1),
            "waypoints",
            "leaves no room here to round a corner with corner_radius_metres "
                + radius
                + ": move the point or take a smaller radius");
        return List.of();
      }
      if (straight > 1e-9) {
        segments.add(Segment.straight(straight));
      }
      if (Math.abs(turn) > 1e-9) {
        segments.add(Segment.turn(turn, radius));
      }
      usedBefore = usedAfter;
    }
    return segments;
  }

  private static Vector2 direction(List<double[]> corners, int leg) {
    double[] from = corners.get(leg);
    double[] to = corners.get(leg + 1);
    return new Vector2(to[0] - from[0], to[1] - from[1]);
  }
}
