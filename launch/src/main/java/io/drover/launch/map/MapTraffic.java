package io.drover.launch.map;

import io.drover.slam.fusion.EncodedBytes;
import io.drover.slam.fusion.UplinkFigures;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What robots and edges sent to each other.
 *
 * @param robots what each sent and where it moved
 * @param submaps that edges sent to the cloud, raw as a byte a cell
 * @param found loops that edges found
 * @param plannedMoves of robots from one edge to another, not counted those after an edge failed
 */
public record MapTraffic(
    SortedMap<Integer, UplinkFigures> robots, EncodedBytes submaps, long found, int plannedMoves) {
  private static final double MEGA = 1e-6;

  public MapTraffic {
    robots = new TreeMap<>(robots);
  }

  private EncodedBytes scans() {
    return robots.values().stream()
        .map(UplinkFigures::sent)
        .reduce(EncodedBytes.NONE, EncodedBytes::plus);
  }

  /** For people. */
  public String told() {
    return String.format(
        "robots sent %s MB: ranges of four bytes would be %.1f times as much;"
            + " submaps %.2f MB, their cells %.0f times as much%nedges matched for %.1f s, and found %d"
            + " loops in %.1f s%nmoves between edges: %d as"
            + " planned, %d because an edge or a link failed",
        robots.values().stream()
            .map(robot -> String.format("%.2f", MEGA * robot.sent().wire()))
            .collect(Collectors.joining(", ")),
        scans().ratio(),
        MEGA * submaps.wire(),
        submaps.ratio(),
        sum(UplinkFigures::matchSeconds),
        found,
        sum(UplinkFigures::fuseSeconds),
        plannedMoves,
        forcedMoves());
  }

  private double sum(ToDoubleFunction<UplinkFigures> seconds) {
    return robots.values().stream().mapToDouble(seconds).sum();
  }

  /** One that was planned and not yet made when all was over is none. */
  private long forcedMoves() {
    long all = robots.values().stream().mapToLong(UplinkFigures::moves).sum();
    return Math.max(0, all - plannedMoves);
  }

  /** For programs. */
  Map<String, Object> figures() {
    Map<String, Object> sent = new LinkedHashMap<>();
    robots.forEach((robot, each) -> sent.put(robot.toString(), each.sent().wire()));
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("robots_sent_bytes", sent);
    figures.put("scan_encoding", encoding(scans()));
    figures.put("submap_encoding", encoding(submaps));
    figures.put(
        "edges",
        Map.of(
            "match_seconds",
            sum(UplinkFigures::matchSeconds),
            "fuse_seconds",
            sum(UplinkFigures::fuseSeconds),
            "found",
            found));
    figures.put("robot_moves", Map.of("planned", plannedMoves, "forced", forcedMoves()));
    return figures;
  }

  private static Map<String, Object> encoding(EncodedBytes bytes) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("raw_bytes", bytes.raw());
    figures.put("wire_bytes", bytes.wire());
    figures.put("ratio", bytes.ratio());
    return figures;
  }
}
