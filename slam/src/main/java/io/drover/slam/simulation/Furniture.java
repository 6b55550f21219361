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
 */
record Furniture(Place place, double width, double depth, List<FurnitureShape> shapes) {
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
  }

  /** The floor that it takes, in its frame. */
  FurnitureShape footprint(double margin) {
    return new FurnitureShape.Block(
        0, place == Place.WALL ? depth / 2 : 0, width + 2 * margin, depth + 2 * margin);
  }
}
