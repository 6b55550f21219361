package io.drover.launch.map;

import io.drover.slam.fusion.GlobalMerge;
import io.drover.slam.posegraph.MapMerge;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * When robots were first recognised in each other's maps.
 *
 * @param merge of their maps
 * @param logSeconds that the robot had driven whose scan came last before
 * @param wallSeconds since mapping began
 */
public record FirstMerge(MapMerge merge, double logSeconds, double wallSeconds) {
  /** How long a robot had driven when its scan was the last one before a merge. */
  static double logSeconds(GlobalMerge mapping, MapMerge merge) {
    return MapJoining.of(mapping.graph(), merge).seconds();
  }

  /** For people. */
  public String told() {
    String robots =
        Stream.concat(merge.robots().stream(), merge.joining().stream())
            .sorted()
            .map(String::valueOf)
            .collect(Collectors.joining(", "));
    return String.format(
        "robots %s were the first in one map, at %.0f s of their logs, after %.1f s",
        robots, logSeconds, wallSeconds);
  }

  /** For programs. */
  Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("robots", merge.robots());
    figures.put("joining", merge.joining());
    figures.put("log_seconds", logSeconds);
    figures.put("wall_seconds", wallSeconds);
    return figures;
  }
}
