package io.drover.slam.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * An office floor: corridors along x with rooms on both sides, and some across that join them. What
 * lies between two corridors is two rows of rooms, back to back.
 */
final class OfficeLayout {
  /** One corridor and its two rows of rooms, metres. */
  private static final double WING = 14;

  /** Between corridors that join the others, metres. */
  private static final double CROSSING = 26;

  private static final double NARROWEST = 2.4;

  private final double metresX;
  private final double metresY;
  private final SplittableRandom random;
  private final Walls walls;

  /** A corridor from its lower to its upper wall, or from its left to its right one. */
  private record Strip(double from, double to) {}

  private OfficeLayout(double metresX, double metresY, SplittableRandom random, Walls walls) {
    this.metresX = metresX;
    this.metresY = metresY;
    this.random = random;
    this.walls = walls;
  }

  /** Draws a floor without furniture. */
  static void draw(double metresX, double metresY, SplittableRandom random, Walls walls) {
    walls.building(metresX, metresY);
    new OfficeLayout(metresX, metresY, random, walls).draw();
  }

  private void draw() {
    List<Strip> corridors = corridors();
    List<Strip> crossings = corridors.size() > 1 ? crossings() : List.of();
    double low = Walls.OUTER - Walls.INNER / 2;
    double left = low;
    double right = metresX - low;
    for (int i = 0; i < corridors.size(); i++) {
      Strip corridor = corridors.get(i);
      walls.area(left, corridor.from, right, corridor.to, RoomUse.CORRIDOR);
      boolean lowest = i == 0;
      boolean highest = i == corridors.size() - 1;
      double below = lowest ? low : (corridors.get(i - 1).to + corridor.from) / 2;
      double above = highest ? metresY - low : (corridor.to + corridors.get(i + 1).from) / 2;
      row(below, corridor.from, true, lowest ? List.of() : crossings);
      row(corridor.to, above, false, highest ? List.of() : crossings);
      if (!highest) {
        double top = corridors.get(i + 1).from;
        crossings.forEach(
            crossing -> walls.area(crossing.from, corridor.to, crossing.to, top, RoomUse.CORRIDOR));
      }
    }
  }

  private List<Strip> corridors() {
    int count = Math.max(1, (int) Math.round(metresY / WING));
    double wing = metresY / count;
    List<Strip> corridors = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double middle = (i + 0.5) * wing + random.nextDouble(-0.06, 0.06) * wing;
      double half = random.nextDouble(0.95, 1.3);
      corridors.add(new Strip(middle - half, middle + half));
    }
    return corridors;
  }

  private List<Strip> crossings() {
    // two of them make a round, where there is room for rooms between
    int least = metresX < CROSSING ? 1 : 2;
    int count = Math.max(least, (int) Math.round(metresX / CROSSING));
    double apart = metresX / count;
    List<Strip> crossings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double middle = (i + 0.5) * apart + random.nextDouble(-0.15, 0.15) * apart;
      double half = random.nextDouble(0.9, 1.2);
      crossings.add(new Strip(middle - half, middle + half));
    }
    return crossings;
  }

  /** A row of rooms between two heights, whose corridor is above or below. */
  private void row(double from, double to, boolean corridorAbove, List<Strip> crossings) {
    double left = Walls.OUTER - Walls.INNER / 2;
    for (Strip crossing : crossings) {
      rooms(left, crossing.from, from, to, corridorAbove);
      left = crossing.to;
    }
    rooms(left, metresX - Walls.OUTER + Walls.INNER / 2, from, to, corridorAbove);
  }

  private void rooms(double left, double right, double from, double to, boolean corridorAbove) {
    double x = left;
    boolean first = true;
    while (right - x > 0.01) {
      RoomUse use = use(right - x);
      double width = Math.min(width(use), right - x);
      if (right - x - width < NARROWEST) {
        width = right - x;
      }
      room(x, x + width, from, to, corridorAbove, use);
      if (!first && random.nextDouble() < 0.2) {
        walls.doorAlongY(x, from, to, random.nextDouble(0.9, 1), random.nextBoolean() ? 1 : -1);
      }
      first = false;
      x += width;
    }
  }

  private RoomUse use(double space) {
    double draw = random.nextDouble();
    if (draw < 0.5 || space < 5) {
      return space < 3 || draw < 0.06 ? RoomUse.STORE : RoomUse.OFFICE;
    }
    if (draw < 0.66) {
      return RoomUse.MEETING;
    }
    if (draw < 0.8 && space > 9) {
      return RoomUse.OPEN_PLAN;
    }
    return draw < 0.9 ? RoomUse.LOUNGE : RoomUse.WASHROOM;
  }

  private double width(RoomUse use) {
    return switch (use) {
      case STORE -> random.nextDouble(2.4, 3.4);
      case WASHROOM -> random.nextDouble(3, 4.2);
      case MEETING -> random.nextDouble(4.2, 6.5);
      case LOUNGE -> random.nextDouble(5, 9);
      case OPEN_PLAN -> random.nextDouble(9, 15);
      default -> random.nextDouble(3, 5.6);
    };
  }

  private void room(
      double left, double right, double from, double to, boolean corridorAbove, RoomUse use) {
    walls.alongX(left, right, from);
    walls.alongX(left, right, to);
    walls.alongY(left, from, to);
    walls.alongY(right, from, to);
    walls.area(left, from, right, to, use);
    double door = corridorAbove ? to : from;
    int into = corridorAbove ? -1 : 1;
    if (use == RoomUse.LOUNGE) {
      double wide = Math.min(random.nextDouble(1.6, 2.8), right - left - 0.8);
      walls.doorAlongX(left, right, door, wide, into);
    } else if (right - left > 8) {
      double middle = (left + right) / 2;
      walls.doorAlongX(left, middle, door, random.nextDouble(1.3, 1.9), into);
      walls.doorAlongX(middle, right, door, random.nextDouble(0.95, 1.05), into);
    } else {
      walls.doorAlongX(left, right, door, random.nextDouble(0.92, 1.05), into);
    }
  }
}
