package io.drover.slam.fusion;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Robots that had better send to other edges, and why.
 *
 * @param moves by robot
 * @param keptSeconds that a round would take if nobody moved
 * @param seconds that it will take
 * @param scanSeconds that each edge takes to match a scan; NaN where no robot sends to
 */
public record FleetMoves(
    SortedMap<Integer, Move> moves, double keptSeconds, double seconds, List<Double> scanSeconds) {
  public FleetMoves {
    moves = new TreeMap<>(moves);
    scanSeconds = List.copyOf(scanSeconds);
  }

  /**
   * One robot.
   *
   * @param from the edge so far, from 0
   * @param to the edge from now on
   * @param fromBitsPerSecond what its link to the one carries
   * @param toBitsPerSecond what its link to the other carries
   */
  public record Move(int from, int to, double fromBitsPerSecond, double toBitsPerSecond) {}
}
