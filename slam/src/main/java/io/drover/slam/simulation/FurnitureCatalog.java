package io.drover.slam.simulation;

import io.drover.slam.simulation.Furniture.Place;
import io.drover.slam.simulation.FurnitureShape.Block;
import io.drover.slam.simulation.FurnitureShape.Disc;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Pieces as a laser sees them a hand above the floor: of tables the legs. Sizes vary. */
final class FurnitureCatalog {
  private static final double LEG = 0.07;

  /** Depth of a desk's top. */
  private static final double DESK = 0.8;

  private final SplittableRandom random;

  FurnitureCatalog(SplittableRandom random) {
    this.random = random;
  }

  private double between(double least, double most) {
    return random.nextDouble(least, most);
  }

  /** What is solid from the floor on. */
  Furniture box(Place place, double width, double depth) {
    double y = place == Place.WALL ? depth / 2 : 0;
    return new Furniture(place, width, depth, List.of(new Block(0, y, width, depth)));
  }

  Furniture cabinet() {
    return box(Place.WALL, between(0.8, 1.7), between(0.38, 0.48));
  }

  Furniture wardrobe() {
    return box(Place.WALL, between(1.2, 2.4), between(0.55, 0.65));
  }

  Furniture shelf() {
    return box(Place.WALL, between(0.9, 2.2), between(0.28, 0.4));
  }

  Furniture printer() {
    return box(Place.WALL, between(0.6, 1.1), between(0.55, 0.7));
  }

  Furniture bench() {
    return box(Place.WALL, between(1, 1.6), between(0.38, 0.45));
  }

  Furniture counter() {
    return box(Place.WALL, between(1.8, 3.2), between(0.58, 0.66));
  }

  Furniture carton() {
    return box(Place.ASKEW, between(0.35, 0.7), between(0.3, 0.6));
  }

  Furniture armchair() {
    return box(Place.ASKEW, between(0.7, 0.9), between(0.7, 0.85));
  }

  Furniture plant() {
    double radius = between(0.15, 0.28);
    return new Furniture(
        Place.WALL, 2 * radius, 2 * radius, List.of(new Disc(0, radius + 0.03, radius)));
  }

  Furniture column() {
    double side = between(0.3, 0.5);
    return random.nextBoolean()
        ? box(Place.FREE, side, side)
        : new Furniture(Place.FREE, side, side, List.of(new Disc(0, 0, side / 2)));
  }

  Furniture bed() {
    double width = random.nextBoolean() ? between(0.9, 1) : between(1.4, 1.8);
    List<FurnitureShape> shapes = new ArrayList<>();
    shapes.add(new Block(0, 1.03, width, 2.05));
    double side = random.nextBoolean() ? 1 : -1;
    shapes.add(new Block(side * (width / 2 + 0.27), 0.2, 0.45, 0.4));
    return new Furniture(Place.WALL, width + 1, 2.05, shapes);
  }

  Furniture sofa() {
    double width = between(1.7, 2.4);
    List<FurnitureShape> shapes = new ArrayList<>();
    shapes.add(new Block(0, 0.43, width, 0.86));
    if (random.nextBoolean()) {
      double side = random.nextBoolean() ? 1 : -1;
      shapes.add(new Block(side * (width / 2 - 0.42), 1.15, 0.84, 0.7));
      return new Furniture(Place.WALL, width, 1.5, shapes);
    }
    return new Furniture(Place.WALL, width, 0.86, shapes);
  }

  /** A desk at a wall, with its drawers and a chair in front. */
  Furniture desk() {
    double width = between(1.4, 1.8);
    List<FurnitureShape> shapes = new ArrayList<>();
    addDesk(shapes, 0, 0, width, 1);
    return new Furniture(
        Place.WALL, width, 1.35, shapes, List.of(new Block(0, DESK / 2, width, DESK)));
  }

  /** Desks on both sides of a screen, two by two. */
  Furniture deskCluster(int pairs) {
    double width = between(1.5, 1.7);
    List<FurnitureShape> shapes = new ArrayList<>();
    shapes.add(new Block(0, 0, pairs * width, 0.06));
    for (int pair = 0; pair < pairs; pair++) {
      double x = (pair - (pairs - 1) / 2.0) * width;
      addDesk(shapes, x, 0.03, width, 1);
      addDesk(shapes, x, -0.03, width, -1);
    }
    return new Furniture(
        Place.FREE, pairs * width, 2.5, shapes, List.of(new Block(0, 0, pairs * width, 2 * DESK)));
  }

  private void addDesk(List<FurnitureShape> shapes, double x, double y, double width, int to) {
    for (double side : new double[] {-1, 1}) {
      double legX = x + side * (width / 2 - 0.06);
      shapes.add(new Block(legX, y + to * 0.08, LEG, LEG));
      shapes.add(new Block(legX, y + to * 0.72, LEG, LEG));
    }
    double drawers = random.nextBoolean() ? 1 : -1;
    shapes.add(new Block(x + drawers * (width / 2 - 0.32), y + to * 0.4, 0.42, 0.6));
    double chair = between(0.14, 0.22);
    shapes.add(new Disc(x - drawers * between(0, 0.25), y + to * between(0.75, 1), chair));
  }

  /** A table on legs with chairs on its long sides. */
  Furniture table(double length) {
    double depth = between(0.85, 1.3);
    List<FurnitureShape> shapes = new ArrayList<>();
    List<FurnitureShape> tops = new ArrayList<>();
    tops.add(new Block(0, 0, length, depth));
    for (double end : new double[] {-1, 1}) {
      shapes.add(new Block(end * (length / 2 - 0.15), depth / 2 - 0.12, LEG, LEG));
      shapes.add(new Block(end * (length / 2 - 0.15), -depth / 2 + 0.12, LEG, LEG));
    }
    if (length > 2.6) {
      shapes.add(new Block(0, 0, 0.5, 0.3));
    }
    int chairs = Math.max(1, (int) (length / 0.8));
    for (int chair = 0; chair < chairs; chair++) {
      double x = (chair - (chairs - 1) / 2.0) * length / chairs;
      for (int side = -1; side <= 1; side += 2) {
        double y = side * (depth / 2 + between(0, 0.35));
        addChair(shapes, tops, x + between(-0.1, 0.1), y, between(-0.5, 0.5));
      }
    }
    return new Furniture(Place.FREE, length, depth + 1.1, shapes, tops);
  }

  private static void addChair(
      List<FurnitureShape> shapes, List<FurnitureShape> tops, double x, double y, double turn) {
    tops.add(new Block(x, y, 0.42, 0.42, turn));
    for (int corner = 0; corner < 4; corner++) {
      double angle = turn + Math.PI / 4 + corner * Math.PI / 2;
      shapes.add(new Disc(x + 0.27 * Math.cos(angle), y + 0.27 * Math.sin(angle), 0.025));
    }
  }

  Furniture coffeeTable() {
    double radius = between(0.3, 0.45);
    return new Furniture(Place.ASKEW, 2 * radius, 2 * radius, List.of(new Disc(0, 0, radius)));
  }

  /** A toilet between partitions. */
  Furniture cubicle() {
    return new Furniture(
        Place.WALL,
        1.1,
        1.4,
        List.of(
            new Block(-0.53, 0.7, 0.05, 1.4),
            new Block(0.53, 0.7, 0.05, 1.4),
            new Block(0, 0.34, 0.38, 0.68)));
  }

  /** A counter that bends around whoever stands behind. */
  Furniture reception() {
    List<FurnitureShape> shapes = new ArrayList<>();
    for (int part = 0; part <= 10; part++) {
      double angle = Math.PI * part / 10;
      shapes.add(
          new Block(1.5 * Math.cos(angle), 1.1 * Math.sin(angle), 0.55, 0.55, angle + Math.PI / 2));
    }
    return new Furniture(Place.ASKEW, 3.4, 2.8, shapes);
  }
}
