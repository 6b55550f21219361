package io.drover.slam.simulation;

import io.drover.core.geometry.Pose2;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Draws walls and doors, and keeps in mind what is to be furnished and what is not. */
final class Walls {
  static final double OUTER = 0.3;
  static final double INNER = 0.12;

  /** How far from the end of a wall a door's frame is at least, metres. */
  private static final double CORNER = 0.35;

  private static final double SHARE_OF_OPEN_LEAVES = 0.6;
  private static final double LEAF = 0.05;

  private final PlanCanvas canvas;
  private final SplittableRandom random;
  private final List<FloorArea> areas = new ArrayList<>();
  private final List<FloorArea> keptFree = new ArrayList<>();
  private final List<Leaf> leaves = new ArrayList<>();

  /** An open door. */
  private record Leaf(Furniture door, Pose2 hinge, FloorArea around) {}

  Walls(PlanCanvas canvas, SplittableRandom random) {
    this.canvas = canvas;
    this.random = random;
  }

  /** The outer walls around free floor, outside of which nothing is known. */
  void building(double metresX, double metresY) {
    canvas.fill(0, 0, metresX, metresY, FloorPlan.OCCUPIED);
    canvas.fill(OUTER, OUTER, metresX - OUTER, metresY - OUTER, FloorPlan.FREE);
  }

  /** A wall along x, its middle at y. */
  void alongX(double minX, double maxX, double y) {
    canvas.fill(
        minX - INNER / 2, y - INNER / 2, maxX + INNER / 2, y + INNER / 2, FloorPlan.OCCUPIED);
  }

  /** A wall along y, its middle at x. */
  void alongY(double x, double minY, double maxY) {
    canvas.fill(
        x - INNER / 2, minY - INNER / 2, x + INNER / 2, maxY + INNER / 2, FloorPlan.OCCUPIED);
  }

  /** An area between the middles of inner walls, to be furnished. */
  void area(double minX, double minY, double maxX, double maxY, RoomUse use) {
    areas.add(new FloorArea(minX, minY, maxX, maxY, use).inset(INNER / 2));
  }

  /**
   * A door somewhere in a wall along x.
   *
   * @param minX from where on it may be
   * @param maxX up to where
   * @param y middle of the wall
   * @param width of the opening
   * @param into whether its leaf opens towards +y, 1, or -y, -1
   */
  void doorAlongX(double minX, double maxX, double y, double width, int into) {
    double from = doorway(minX, maxX, width);
    canvas.fill(from, y - INNER, from + width, y + INNER, FloorPlan.FREE);
    keptFree.add(new FloorArea(from - 0.1, y - 1, from + width + 0.1, y + 1, RoomUse.CORRIDOR));
    leaf(new Pose2(from, y + into * INNER / 2, into * Math.PI / 2), -into, width);
  }

  /** The same in a wall along y; {@code into} is along x. */
  void doorAlongY(double x, double minY, double maxY, double width, int into) {
    double from = doorway(minY, maxY, width);
    canvas.fill(x - INNER, from, x + INNER, from + width, FloorPlan.FREE);
    keptFree.add(new FloorArea(x - 1, from - 0.1, x + 1, from + width + 0.1, RoomUse.CORRIDOR));
    leaf(new Pose2(x + into * INNER / 2, from, into > 0 ? 0 : Math.PI), into, width);
  }

  private double doorway(double least, double most, double width) {
    double slack = most - least - width - 2 * CORNER;
    return least + CORNER + (slack > 0 ? random.nextDouble(slack) : slack / 2);
  }

  /** A leaf stands open, mostly a little further than a right angle; wide doorways have none. */
  private void leaf(Pose2 hinge, int away, double width) {
    if (width > 1.2 || random.nextDouble() > SHARE_OF_OPEN_LEAVES) {
      return;
    }
    Pose2 open = hinge.compose(new Pose2(0, 0, -away * random.nextDouble(-0.1, 0.45)));
    leaves.add(
        new Leaf(
            new Furniture(
                Furniture.Place.FREE,
                width,
                LEAF,
                List.of(new FurnitureShape.Block(width / 2, 0, width - 0.05, LEAF))),
            open,
            new FloorArea(
                hinge.x() - 1.5, hinge.y() - 1.5, hinge.x() + 1.5, hinge.y() + 1.5, RoomUse.HALL)));
  }

  /** Furnishes all areas and hangs the doors, where they are not in the way. */
  void furnish() {
    Furnishing furnishing = new Furnishing(canvas, keptFree, random);
    areas.forEach(furnishing::furnish);
    for (Leaf leaf : leaves) {
      furnishing.place(leaf.door, leaf.hinge, leaf.around);
    }
  }
}
