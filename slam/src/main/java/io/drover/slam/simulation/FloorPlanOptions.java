package io.drover.slam.simulation;

import io.drover.core.config.Doc;
import java.util.SplittableRandom;

/** A building to draw: the same options give the same plan. */
public record FloorPlanOptions(
    @Doc("apartment or office") FloorPlanKind kind,
    @Doc("along x, metres") double metresX,
    @Doc("along y, metres") double metresY,
    @Doc("side of a cell, metres") double resolution,
    @Doc("what all chance follows from") long seed) {
  private static final double RESOLUTION = 0.05;
  private static final double COARSEST = 0.1;
  private static final double FINEST = 0.01;

  public FloorPlanOptions {
    double shorter = Math.min(metresX, metresY);
    double longer = Math.max(metresX, metresY);
    if (!(shorter >= kind.narrowest())
        || !(longer >= kind.shortest())
        || !(longer <= kind.longest())) {
      throw new IllegalArgumentException(
          "%.1f × %.1f m: give from %.0f × %.0f to %.0f × %.0f m"
              .formatted(
                  metresX,
                  metresY,
                  kind.narrowest(),
                  kind.shortest(),
                  kind.longest(),
                  kind.longest()));
    }
    if (!(resolution >= FINEST && resolution <= COARSEST)) {
      throw new IllegalArgumentException("resolution is " + resolution + ": give 0.01 to 0.1 m");
    }
  }

  /** A building of a kind's usual size. */
  public static FloorPlanOptions usual(FloorPlanKind kind, long seed) {
    return kind == FloorPlanKind.APARTMENT
        ? new FloorPlanOptions(kind, kind.usualWidth(), kind.usualLength(), RESOLUTION, seed)
        : new FloorPlanOptions(kind, kind.usualLength(), kind.usualWidth(), RESOLUTION, seed);
  }

  /** The same of another size, metres. */
  public FloorPlanOptions sized(double x, double y) {
    return new FloorPlanOptions(kind, x, y, resolution, seed);
  }

  /** Draws the building; its lower left corner is the origin. */
  public FloorPlan plan() {
    SplittableRandom random = new SplittableRandom(seed);
    boolean transposed = kind == FloorPlanKind.APARTMENT && metresX > metresY;
    double x = transposed ? metresY : metresX;
    double y = transposed ? metresX : metresY;
    PlanCanvas canvas = new PlanCanvas(x, y, resolution);
    Walls walls = new Walls(canvas, random);
    switch (kind) {
      case APARTMENT -> ApartmentLayout.draw(x, y, random, walls);
      case OFFICE -> OfficeLayout.draw(x, y, random, walls);
    }
    walls.furnish();
    return canvas.plan(transposed);
  }
}
