package io.drover.slam.posegraph;

import java.util.List;

/**
 * Robots were recognised in the map of others.
 *
 * @param robots whose frame was kept, rising
 * @param joining that came into it, rising
 * @param after the last kept scan, of any robot, that had been added before
 */
public record MapMerge(List<Integer> robots, List<Integer> joining, ScanId after) {
  public MapMerge {
    robots = List.copyOf(robots);
    joining = List.copyOf(joining);
  }
}
