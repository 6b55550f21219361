package io.drover.slam.map;

import io.drover.core.geometry.Pose2;
import io.drover.core.image.GrayImage;
import io.drover.slam.grid.ProbabilityGrid;
import io.drover.slam.local.Submap;
import io.drover.slam.posegraph.PoseGraph;
import java.util.List;

/**
 * A map as ROS's map_server has it: black is occupied, white is free, grey is not known; the first
 * row is the one of the greatest y.
 *
 * @param resolution side of a pixel, metres
 * @param originX of the lower left pixel's lower left corner in the map's frame, metres
 * @param originY likewise
 */
public record MapImage(GrayImage image, double resolution, double originX, double originY) {
  /** Pixels that a beam does not pass. */
  public static final byte OCCUPIED = 0;

  /** Pixels that beams pass. */
  public static final byte FREE = (byte) 254;

  /** Pixels that were never seen. */
  public static final byte NOT_KNOWN = (byte) 205;

  /** Beyond it is a wall, though beams went by. */
  private static final double WALL = 0.55;

  /** All kept scans of robots that share a frame, drawn anew where they were taken. */
  public static MapImage of(PoseGraph graph, List<Integer> robots, double resolution) {
    MapDrawing drawing = new MapDrawing(resolution);
    robots.forEach(robot -> drawing.add(graph, robot, Pose2.IDENTITY));
    return of(drawing.grid(), 1);
  }

  /** Scans drawn where they were taken. */
  public static MapImage of(List<PlacedScan> scans, double resolution) {
    MapDrawing drawing = new MapDrawing(resolution);
    scans.forEach(drawing::add);
    return of(drawing.grid(), 1);
  }

  /** A submap in its own frame. */
  public static MapImage of(Submap submap) {
    return of(submap.grid(), 1);
  }

  /**
   * A submap in its own frame, in larger pixels: of cells that are put together the most occupied
   * counts.
   *
   * @param each how many cells become a pixel, along a side
   */
  public static MapImage of(Submap submap, int each) {
    return of(submap.grid(), each);
  }

  private static MapImage of(ProbabilityGrid grid, int each) {
    int width = (grid.width() + each - 1) / each;
    int height = (grid.height() + each - 1) / each;
    byte[] pixels = new byte[width * height];
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        int below = height - 1 - row;
        pixels[row * width + column] = pixel(grid, column * each, below * each, each);
      }
    }
    return new MapImage(
        new GrayImage(width, height, pixels), grid.resolution() * each, grid.minX(), grid.minY());
  }

  private static byte pixel(ProbabilityGrid grid, int left, int lower, int each) {
    byte known = NOT_KNOWN;
    for (int row = lower; row < lower + each; row++) {
      for (int column = left; column < left + each; column++) {
        if (grid.cell(column, row) != ProbabilityGrid.UNKNOWN) {
          if (grid.probability(column, row) > WALL) {
            return OCCUPIED;
          }
          known = FREE;
        }
      }
    }
    return known;
  }
}
