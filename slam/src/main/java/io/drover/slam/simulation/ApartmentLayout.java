package io.drover.slam.simulation;

import java.util.SplittableRandom;

/**
 * An apartment, longer along y: a hall with bedrooms and bath on its sides, which leads to living
 * room and kitchen over the whole width. Some rooms have a second door.
 */
final class ApartmentLayout {
  private final double right;
  private final double top;
  private final double near = Walls.OUTER - Walls.INNER / 2;
  private final SplittableRandom random;
  private final Walls walls;

  private ApartmentLayout(double metresX, double metresY, SplittableRandom random, Walls walls) {
    this.right = metresX - near;
    this.top = metresY - near;
    this.random = random;
    this.walls = walls;
  }

  /** Draws an apartment without furniture. */
  static void draw(double metresX, double metresY, SplittableRandom random, Walls walls) {
    walls.building(metresX, metresY);
    new ApartmentLayout(metresX, metresY, random, walls).draw();
  }

  private void draw() {
    double hallTop = top * random.nextDouble(0.6, 0.67);
    double hallLeft = right * random.nextDouble(0.4, 0.5);
    double hallRight = hallLeft + random.nextDouble(1.45, 1.75);
    walls.alongY(hallLeft, near, hallTop);
    walls.alongY(hallRight, near, hallTop);
    walls.alongX(near, hallLeft, hallTop);
    walls.alongX(hallRight, right, hallTop);
    walls.area(hallLeft, near, hallRight, hallTop, RoomUse.HALL);

    double bathLow = near + (hallTop - near) * random.nextDouble(0.33, 0.4);
    double bathHigh = bathLow + random.nextDouble(2.3, 2.8);
    side(near, hallLeft, near, bathLow, RoomUse.BEDROOM, hallLeft, -1);
    side(near, hallLeft, bathLow, bathHigh, RoomUse.BATH, hallLeft, -1);
    side(near, hallLeft, bathHigh, hallTop, RoomUse.BEDROOM, hallLeft, -1);
    walls.alongX(near, hallLeft, bathLow);
    walls.alongX(near, hallLeft, bathHigh);

    double between = near + (hallTop - near) * random.nextDouble(0.42, 0.58);
    side(hallRight, right, near, between, RoomUse.BEDROOM, hallRight, 1);
    side(hallRight, right, between, hallTop, RoomUse.OFFICE, hallRight, 1);
    walls.alongX(hallRight, right, between);
    if (random.nextBoolean()) {
      walls.doorAlongX(hallRight, right, between, door(), 1);
    }
    if (random.nextBoolean()) {
      walls.doorAlongX(hallRight, right, hallTop, door(), -1);
    } else {
      walls.doorAlongX(near, hallLeft, hallTop, door(), -1);
    }
    living(hallTop);
  }

  private double door() {
    return random.nextDouble(0.92, 1);
  }

  private void side(
      double left, double to, double low, double high, RoomUse use, double wall, int into) {
    walls.area(left, low, to, high, use);
    walls.doorAlongY(wall, low, high, door(), into);
  }

  /** Kitchen on one side of the living room, a wide opening between. */
  private void living(double low) {
    double across = random.nextDouble(0.3, 0.38);
    boolean kitchenLeft = random.nextBoolean();
    double wall = near + (right - near) * (kitchenLeft ? across : 1 - across);
    walls.alongY(wall, low, top);
    walls.doorAlongY(wall, low, top, random.nextDouble(1.6, 2.2), 1);
    walls.area(near, low, wall, top, kitchenLeft ? RoomUse.KITCHEN : RoomUse.LIVING);
    walls.area(wall, low, right, top, kitchenLeft ? RoomUse.LIVING : RoomUse.KITCHEN);
  }
}
