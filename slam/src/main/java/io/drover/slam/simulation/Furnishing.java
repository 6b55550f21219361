package io.drover.slam.simulation;

import io.drover.core.geometry.Pose2;
import io.drover.core.geometry.Vector2;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Puts furniture where it fits: inside of its room, not before a door, and never so that floor on
 * which a robot can drive is cut off from the rest.
 */
final class Furnishing {
  /** How far a robot's middle must be from whatever stands there, metres. */
  static final double CLEARANCE = 0.35;

  private static final int TRIES = 24;

  /** Beyond it a piece does not change which cells are clear. */
  private static final double AROUND = 0.8;

  private static final double WALL_GAP = 0.01;

  private final PlanCanvas canvas;
  private final BitSet keptFree = new BitSet();
  private final SplittableRandom random;

  /**
   * Furniture for a plan whose walls are drawn.
   *
   * @param keptFree where people walk, such as before doors
   */
  Furnishing(PlanCanvas canvas, List<FloorArea> keptFree, SplittableRandom random) {
    this.canvas = canvas;
    this.random = random;
    for (FloorArea area : keptFree) {
      for (int row = canvas.row(area.minY()); row < canvas.row(area.maxY()); row++) {
        this.keptFree.set(
            row * canvas.width() + canvas.column(area.minX()),
            row * canvas.width() + canvas.column(area.maxX()));
      }
    }
  }

  /** Furnishes an area; what does not fit is left out. */
  void furnish(FloorArea area) {
    for (Furniture piece : new RoomContents(random).of(area)) {
      boolean placed = false;
      for (int i = 0; i < TRIES && !placed; i++) {
        Pose2 pose =
            piece.place() == Furniture.Place.WALL ? atWall(piece, area) : inside(piece, area);
        placed = fits(piece, pose, area) && place(piece, pose, area);
      }
    }
  }

  private Pose2 atWall(Furniture piece, FloorArea area) {
    int side = random.nextInt(4);
    boolean alongX = side % 2 == 0;
    double slack = (alongX ? area.width() : area.height()) - piece.width() - 2 * WALL_GAP;
    // furniture likes corners
    double share =
        switch (random.nextInt(5)) {
          case 0 -> 0;
          case 1 -> 1;
          default -> random.nextDouble();
        };
    double along = WALL_GAP + piece.width() / 2 + share * Math.max(0, slack);
    return switch (side) {
      case 0 -> new Pose2(area.minX() + along, area.minY() + WALL_GAP, 0);
      case 1 -> new Pose2(area.maxX() - WALL_GAP, area.minY() + along, Math.PI / 2);
      case 2 -> new Pose2(area.minX() + along, area.maxY() - WALL_GAP, Math.PI);
      default -> new Pose2(area.minX() + WALL_GAP, area.minY() + along, -Math.PI / 2);
    };
  }

  private Pose2 inside(Furniture piece, FloorArea area) {
    double theta =
        piece.place() == Furniture.Place.ASKEW
            ? random.nextDouble(-Math.PI, Math.PI)
            : random.nextInt(4) * Math.PI / 2 + random.nextDouble(-0.03, 0.03);
    return new Pose2(
        random.nextDouble(area.minX(), area.maxX()),
        random.nextDouble(area.minY(), area.maxY()),
        theta);
  }

  private boolean fits(Furniture piece, Pose2 pose, FloorArea area) {
    double margin = piece.place() == Furniture.Place.WALL ? 0 : 0.3;
    FurnitureShape footprint = piece.footprint(margin);
    double halfWidth = piece.width() / 2 + margin;
    double halfDepth = piece.depth() / 2 + margin;
    for (int corner = 0; corner < 4; corner++) {
      Vector2 at =
          pose.apply(
              new Vector2(
                  footprint.x() + (corner % 2 == 0 ? -halfWidth : halfWidth),
                  footprint.y() + (corner < 2 ? -halfDepth : halfDepth)));
      if (at.x() < area.minX() || at.y() < area.minY()) {
        return false;
      }
      if (at.x() > area.maxX() || at.y() > area.maxY()) {
        return false;
      }
    }
    return canvas.all(footprint, pose, this::isFloor);
  }

  private boolean isFloor(int cell) {
    return canvas.cell(cell) == FloorPlan.FREE && !keptFree.get(cell);
  }

  /**
   * Draws a piece unless it cuts off what a robot can reach.
   *
   * @param area in which it is, around which a robot may get from one side to the other
   * @return whether it was drawn
   */
  boolean place(Furniture piece, Pose2 pose, FloorArea area) {
    FloorArea window = area.inset(-AROUND);
    Components before = clear(window);
    List<Integer> drawn = new ArrayList<>();
    piece.shapes().forEach(shape -> draw(shape, pose, FloorPlan.OCCUPIED, drawn));
    piece.tops().forEach(top -> draw(top, pose, FloorPlan.UNKNOWN, drawn));
    if (before.staysWholeIn(clear(window))) {
      return true;
    }
    drawn.forEach(cell -> canvas.set(cell, FloorPlan.FREE));
    return false;
  }

  private void draw(FurnitureShape shape, Pose2 pose, byte value, List<Integer> drawn) {
    canvas.visit(
        shape,
        pose,
        cell -> {
          if (canvas.cell(cell) == FloorPlan.FREE) {
            canvas.set(cell, value);
            drawn.add(cell);
          }
        });
  }

  /** Where in a window a robot may stand. */
  private Components clear(FloorArea window) {
    int left = Math.max(0, canvas.column(window.minX()));
    int low = Math.max(0, canvas.row(window.minY()));
    int width = Math.min(canvas.width(), canvas.column(window.maxX())) - left;
    int height = Math.min(canvas.height(), canvas.row(window.maxY())) - low;
    boolean[] blocked = new boolean[width * height];
    for (int i = 0; i < blocked.length; i++) {
      int cell = (low + i / width) * canvas.width() + left + i % width;
      blocked[i] = canvas.cell(cell) != FloorPlan.FREE;
    }
    float[] clearance = DistanceTransform.metres(blocked, width, canvas.resolution());
    // at the window's edge what is blocked may be blocked from outside
    int edge = (int) Math.ceil(CLEARANCE / canvas.resolution());
    boolean[] clear = new boolean[blocked.length];
    for (int row = edge; row < height - edge; row++) {
      for (int column = edge; column < width - edge; column++) {
        int i = row * width + column;
        clear[i] = clearance[i] >= CLEARANCE;
      }
    }
    return new Components(clear, width);
  }
}
