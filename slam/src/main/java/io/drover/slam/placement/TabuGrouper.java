package io.drover.slam.placement;

/**
 * RecSLAM's refinement: tabu search for the partition of least cut. Each step takes the best swap
 * of two robots of different groups, or the best move of one where a group has room, also when the
 * cut grows. A robot does not return to a group that it has left while that is on the tabu list,
 * whose oldest entry expires when a new one comes; unless the cut would be the least so far
 * (aspiration).
 *
 * @param start where the search begins
 * @param tenure how many departures the list holds, ≥ 0
 * @param patience the search ends after so many steps without a lesser cut, ≥ 1
 */
public record TabuGrouper(Grouper start, int tenure, int patience) implements Grouper {
  private static final int TENURE = 9;
  private static final int PATIENCE = 100;

  public TabuGrouper {
    if (tenure < 0 || patience < 1) {
      throw new IllegalArgumentException(
          "tenure " + tenure + " and patience " + patience + ": at least 0 and 1");
    }
  }

  /** From RecSLAM's construction. */
  public TabuGrouper() {
    this(new GrowthGrouper(), TENURE, PATIENCE);
  }

  @Override
  public RobotGrouping group(OverlapGraph graph, int groups) {
    TabuSearch search = new TabuSearch(graph, start.group(graph, groups), tenure);
    int waited = 0;
    while (waited < patience && search.step()) {
      waited = search.improved() ? 0 : waited + 1;
    }
    return search.best();
  }
}
