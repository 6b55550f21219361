package io.drover.slam.fusion;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Robots that had better send to other edges, and why.
 *
 * @param edgeOf the edge from now on, from 0, by robot that moves
 * @param keptSeconds that a round would take if nobody moved
 * @param seconds that it will take
 * @param scanSeconds that each edge takes to match a scan; NaN where no robot sends to
 */
public record FleetMoves(
    SortedMap<Integer, Integer> edgeOf,
    double keptSeconds,
    double seconds,
    List<Double> scanSeconds) {
  public FleetMoves {
    edgeOf = new TreeMap<>(edgeOf);
    scanSeconds = List.copyOf(scanSeconds);
  }
}
