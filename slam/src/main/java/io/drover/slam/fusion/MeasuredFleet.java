package io.drover.slam.fusion;

import io.drover.slam.placement.Footprint;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A fleet that drives, as far as it was measured.
 *
 * @param robots by number
 * @param edges how many there have been, those that are lost included
 * @param submapBytes that edges sent to the cloud, ≥ 0
 */
public record MeasuredFleet(SortedMap<Integer, Robot> robots, int edges, long submapBytes) {
  public MeasuredFleet {
    robots = new TreeMap<>(robots);
    for (Robot robot : robots.values()) {
      if (robot.linkBitsPerSecond.size() != edges || robot.edge < 0 || robot.edge >= edges) {
        throw new IllegalArgumentException(
            robot + " has links to " + robot.linkBitsPerSecond.size() + " of " + edges + " edges");
      }
    }
  }

  /**
   * A robot.
   *
   * @param edge that it sends to, from 0
   * @param figures so far
   * @param map what its map covers, in the frame of all maps
   * @param linkBitsPerSecond to each edge; 0: out of reach, or the edge is lost
   */
  public record Robot(
      int edge, UplinkFigures figures, Footprint map, List<Double> linkBitsPerSecond) {
    public Robot {
      linkBitsPerSecond = List.copyOf(linkBitsPerSecond);
    }

    boolean reachesItsEdge() {
      return linkBitsPerSecond.get(edge) > 0;
    }
  }

  /** What all maps cover, those of several robots counted for each. */
  double squareMetres() {
    return robots.values().stream().mapToDouble(robot -> robot.map.squareMetres()).sum();
  }
}
