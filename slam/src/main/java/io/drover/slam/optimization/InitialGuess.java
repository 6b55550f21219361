package io.drover.slam.optimization;

/** Where a search begins. */
public enum InitialGuess {
  /** At the problem's poses. */
  GIVEN,

  /**
   * At those that follow from the fixed ones along edges, robust edges only where no others lead:
   * what odometry says, whatever else there is.
   */
  SPANNING_TREE
}
