package io.drover.slam.simulation;

import io.drover.slam.simulation.Furniture.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What one wishes to put into a room, the most important first. */
final class RoomContents {
  private final SplittableRandom random;
  private final FurnitureCatalog catalog;

  RoomContents(SplittableRandom random) {
    this.random = random;
    this.catalog = new FurnitureCatalog(random);
  }

  List<Furniture> of(FloorArea area) {
    List<Furniture> pieces = new ArrayList<>();
    double size = area.squareMetres();
    switch (area.use()) {
      case OFFICE -> {
        repeat(1 + (int) (size / 11), () -> pieces.add(catalog.desk()));
        repeat(random.nextInt(1, 4), () -> pieces.add(catalog.cabinet()));
        maybe(0.5, () -> pieces.add(catalog.plant()));
        maybe(0.4, () -> pieces.add(catalog.carton()));
        maybe(0.3, () -> pieces.add(catalog.armchair()));
      }
      case MEETING -> {
        double longest = Math.max(area.width(), area.height()) - 2.2;
        pieces.add(catalog.table(Math.max(1.4, Math.min(longest, random.nextDouble(2, 4)))));
        pieces.add(catalog.shelf());
        repeat(random.nextInt(3), () -> pieces.add(catalog.plant()));
      }
      case OPEN_PLAN -> {
        repeat(random.nextInt(1, 3), () -> pieces.add(catalog.column()));
        repeat((int) (size / 10), () -> pieces.add(catalog.deskCluster(random.nextInt(1, 4))));
        repeat((int) (size / 15), () -> pieces.add(catalog.cabinet()));
        pieces.add(catalog.printer());
        repeat(random.nextInt(1, 4), () -> pieces.add(catalog.plant()));
        repeat(random.nextInt(3), () -> pieces.add(catalog.carton()));
      }
      case LOUNGE -> {
        maybe(size > 40 ? 0.7 : 0, () -> pieces.add(catalog.reception()));
        pieces.add(catalog.counter());
        repeat(1 + (int) (size / 20), () -> pieces.add(catalog.sofa()));
        repeat(random.nextInt(1, 3), () -> pieces.add(catalog.coffeeTable()));
        repeat(random.nextInt(1, 4), () -> pieces.add(catalog.armchair()));
        maybe(size > 25 ? 0.8 : 0, () -> pieces.add(catalog.table(1.6)));
        repeat(random.nextInt(1, 4), () -> pieces.add(catalog.plant()));
      }
      case STORE -> {
        repeat(random.nextInt(3, 6), () -> pieces.add(catalog.shelf()));
        repeat(random.nextInt(2, 6), () -> pieces.add(catalog.carton()));
      }
      case WASHROOM -> {
        repeat(random.nextInt(2, 4), () -> pieces.add(catalog.cubicle()));
        repeat(2, () -> pieces.add(catalog.box(Place.WALL, 0.6, 0.45)));
      }
      case CORRIDOR -> corridor(pieces, Math.max(area.width(), area.height()));
      case LIVING -> {
        pieces.add(catalog.sofa());
        pieces.add(catalog.box(Place.WALL, random.nextDouble(1.4, 2), 0.42));
        pieces.add(catalog.coffeeTable());
        repeat(random.nextInt(1, 3), () -> pieces.add(catalog.armchair()));
        repeat(2, () -> pieces.add(catalog.shelf()));
        maybe(0.6, () -> pieces.add(catalog.table(1.5)));
        repeat(2, () -> pieces.add(catalog.plant()));
      }
      case KITCHEN -> {
        repeat(2, () -> pieces.add(catalog.counter()));
        pieces.add(catalog.box(Place.WALL, 0.65, 0.68));
        pieces.add(catalog.table(random.nextDouble(1.2, 1.8)));
      }
      case BEDROOM -> {
        pieces.add(catalog.bed());
        pieces.add(catalog.wardrobe());
        maybe(0.6, () -> pieces.add(catalog.desk()));
        maybe(0.6, () -> pieces.add(catalog.box(Place.WALL, 1, 0.45)));
        maybe(0.5, () -> pieces.add(catalog.plant()));
        maybe(0.4, () -> pieces.add(catalog.armchair()));
      }
      case BATH -> {
        pieces.add(catalog.box(Place.WALL, 1.7, 0.75));
        pieces.add(catalog.box(Place.WALL, 0.4, 0.65));
        pieces.add(catalog.box(Place.WALL, random.nextDouble(0.6, 1), 0.48));
      }
      case HALL -> {
        pieces.add(catalog.box(Place.WALL, random.nextDouble(0.7, 1.2), 0.32));
        maybe(0.6, () -> pieces.add(catalog.box(Place.WALL, 0.5, 0.3)));
      }
    }
    return pieces;
  }

  private void corridor(List<Furniture> pieces, double length) {
    repeat(
        1 + (int) (length / 6),
        () ->
            pieces.add(
                switch (random.nextInt(5)) {
                  case 0 -> catalog.printer();
                  case 1 -> catalog.plant();
                  case 2 -> catalog.bench();
                  case 3 -> catalog.cabinet();
                  default -> catalog.box(Place.WALL, random.nextDouble(0.2, 0.4), 0.2);
                }));
  }

  private static void repeat(int times, Runnable action) {
    for (int i = 0; i < times; i++) {
      action.run();
    }
  }

  private void maybe(double probability, Runnable action) {
    if (random.nextDouble() < probability) {
      action.run();
    }
  }
}
