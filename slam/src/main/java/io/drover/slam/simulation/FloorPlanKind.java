package io.drover.slam.simulation;

/** Which kind of building is drawn. */
public enum FloorPlanKind {
  /** Rooms along a hall; the smallest is 10 × 13 m. */
  APARTMENT(10, 13, 20, 13, 18),
  /** Rooms along corridors that are joined to rounds; the smallest is 12 × 10 m. */
  OFFICE(10, 12, 150, 25, 40);

  private final double narrowest;
  private final double shortest;
  private final double longest;
  private final double usualWidth;
  private final double usualLength;

  FloorPlanKind(
      double narrowest, double shortest, double longest, double usualWidth, double usualLength) {
    this.narrowest = narrowest;
    this.shortest = shortest;
    this.longest = longest;
    this.usualWidth = usualWidth;
    this.usualLength = usualLength;
  }

  /** Least metres of the shorter side. */
  double narrowest() {
    return narrowest;
  }

  /** Least metres of the longer side. */
  double shortest() {
    return shortest;
  }

  /** Most metres of the longer side. */
  double longest() {
    return longest;
  }

  /** Metres of the shorter side of a common one: an apartment is RecSLAM's, 13 × 18 m. */
  double usualWidth() {
    return usualWidth;
  }

  /** Metres of the longer side of a common one. */
  double usualLength() {
    return usualLength;
  }
}
