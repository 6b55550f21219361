package io.drover.launch.map;

import io.drover.slam.fusion.EncodedBytes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What robots and edges sent to each other.
 *
 * @param robots scans that each sent, raw as ranges of four bytes
 * @param submaps that edges sent to the cloud, raw as a byte a cell
 */
public record MapTraffic(SortedMap<Integer, EncodedBytes> robots, EncodedBytes submaps) {
  private static final double MEGA = 1e-6;

  public MapTraffic {
    robots = new TreeMap<>(robots);
  }

  private EncodedBytes scans() {
    return robots.values().stream().reduce(EncodedBytes.NONE, EncodedBytes::plus);
  }

  /** For people. */
  public String told() {
    return String.format(
        "robots sent %s MB: ranges of four bytes would be %.1f times as much;"
            + " submaps %.2f MB, their cells %.0f times as much",
        robots.values().stream()
            .map(bytes -> String.format("%.2f", MEGA * bytes.wire()))
            .collect(Collectors.joining(", ")),
        scans().ratio(),
        MEGA * submaps.wire(),
        submaps.ratio());
  }

  /** For programs. */
  Map<String, Object> figures() {
    Map<String, Object> sent = new LinkedHashMap<>();
    robots.forEach((robot, bytes) -> sent.put(robot.toString(), bytes.wire()));
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("robots_sent_bytes", sent);
    figures.put("scan_encoding", encoding(scans()));
    figures.put("submap_encoding", encoding(submaps));
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
