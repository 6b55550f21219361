package io.drover.launch.map;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * When robots were first recognised in each other's maps.
 *
 * @param joining of their maps
 * @param wallSeconds since mapping began
 */
public record FirstMerge(MapJoining joining, double wallSeconds) {
  /** For people. */
  public String told() {
    String robots =
        Stream.concat(joining.robots().stream(), joining.joining().stream())
            .sorted()
            .map(String::valueOf)
            .collect(Collectors.joining(", "));
    return String.format(
        "robots %s were the first in one map, at %.0f s of their logs, after %.1f s",
        robots, joining.seconds(), wallSeconds);
  }

  /** For programs. */
  Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("robots", joining.robots());
    figures.put("joining", joining.joining());
    figures.put("log_seconds", joining.seconds());
    figures.put("wall_seconds", wallSeconds);
    return figures;
  }
}
