package io.drover.slam.placement;

/** Decides whose maps are fused with whose. Implementations are deterministic. */
public interface Grouper {
  /**
   * One partition.
   *
   * @param groups how many, ≥ 1
   */
  RobotGrouping group(OverlapGraph graph, int groups);
}
