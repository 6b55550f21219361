package io.drover.slam.placement;

/** Decides which edge each robot sends to. Implementations are deterministic, for any thread. */
public interface PlacementPlanner {
  /** A plan; where a robot is sent out of its reach, {@link RoundLatency} is infinite. */
  EdgePlacement plan(PlacementProblem problem);
}
