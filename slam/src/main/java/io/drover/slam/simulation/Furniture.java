package io.drover.slam.simulation;

import java.util.List;

/**
 * A piece of furniture. Its frame: what stands at a wall has its back on x, the room at positive y;
 * what stands freely has its middle at the origin.
 *
 * @param place where it belongs
 * @param width along x, metres, people's room included
 * @param depth along y, likewise
 * @param shapes what a laser sees of it
 * @param tops what is above a laser and too low for a robot
 */
record Furniture(
    Place place,
    double width,
    double depth,
    List<FurnitureShape> shapes,
    List<FurnitureShape> tops) {
  /** Where a piece belongs. */
  enum Place {
    WALL,
    /** Square to the walls. */
    FREE,
    /** However it was left. */
    ASKEW
  }

  Furniture {
    shapes = List.copyOf(shapes);
    tops = List.copyOf(tops);
  }

  /** A piece that is solid from the floor on. */
  Furniture(Place place, double width, double depth, List<FurnitureShape> shapes) {
    this(place, width, depth, shapes, List.of());
  }

  /** The floor that it takes, in its frame. */
  FurnitureShape footprint(double margin) {
    return new FurnitureShape.Block(
        0, place == Place.WALL ? depth / 2 : 0, width + 2 * margin, depth + 2 * margin);
  }
}
