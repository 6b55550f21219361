package io.drover.slam.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which edge each robot sends to, and thereby whose maps are fused there.
 *
 * @param edgeOf the edge of each robot, 0 to {@code edges} − 1; an edge may be left without robots
 * @param edges how many there are
 */
public record EdgePlacement(List<Integer> edgeOf, int edges) {
  public EdgePlacement {
    edgeOf = List.copyOf(edgeOf);
    for (int edge : edgeOf) {
      if (edge < 0 || edge >= edges) {
        throw new IllegalArgumentException("there is no edge " + edge + " among " + edges);
      }
    }
  }

  static EdgePlacement of(int[] edgeOf, int edges) {
    return new EdgePlacement(IntStream.of(edgeOf).boxed().toList(), edges);
  }

  /**
   * A group an edge.
   *
   * @param edgeOfGroup the edge of each group, no two the same
   */
  static EdgePlacement of(RobotGrouping grouping, int[] edgeOfGroup, int edges) {
    int[] edgeOf = grouping.groupOf();
    for (int robot = 0; robot < edgeOf.length; robot++) {
      edgeOf[robot] = edgeOfGroup[edgeOf[robot]];
    }
    return of(edgeOf, edges);
  }

  public int robots() {
    return edgeOf.size();
  }

  /** The robots of an edge, ascending. */
  public List<Integer> robotsOf(int edge) {
    List<Integer> robots = new ArrayList<>();
    for (int robot = 0; robot < edgeOf.size(); robot++) {
      if (edgeOf.get(robot) == edge) {
        robots.add(robot);
      }
    }
    return robots;
  }

  int[] toArray() {
    return edgeOf.stream().mapToInt(Integer::intValue).toArray();
  }
}
