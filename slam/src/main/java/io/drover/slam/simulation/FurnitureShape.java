package io.drover.slam.simulation;

/** The outline of a part of furniture at the height of a laser, in the furniture's frame. */
sealed interface FurnitureShape {
  double x();

  double y();

  /** No point of it is farther from its middle, metres. */
  double reach();

  /** Whether a point of the furniture's frame is within. */
  boolean contains(double px, double py);

  /** A rectangle: metres along its own x and y, turned by radians. */
  record Block(double x, double y, double length, double width, double theta)
      implements FurnitureShape {
    Block(double x, double y, double length, double width) {
      this(x, y, length, width, 0);
    }

    @Override
    public double reach() {
      return Math.hypot(length, width) / 2;
    }

    @Override
    public boolean contains(double px, double py) {
      double c = Math.cos(theta);
      double s = Math.sin(theta);
      double along = c * (px - x) + s * (py - y);
      double across = -s * (px - x) + c * (py - y);
      return Math.abs(along) <= length / 2 && Math.abs(across) <= width / 2;
    }
  }

  /** A disc, metres. */
  record Disc(double x, double y, double radius) implements FurnitureShape {
    @Override
    public double reach() {
      return radius;
    }

    @Override
    public boolean contains(double px, double py) {
      return Math.hypot(px - x, py - y) <= radius;
    }
  }
}
