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
    return of(drawing.grid());
  }

  /** A submap in its own frame. */
  public static MapImage of(Submap submap) {
    return of(submap.grid());
  }

  private static MapImage of(ProbabilityGrid grid) {
    byte[] pixels = new byte[grid.width() * grid.height()];
    for (int row = 0; row < grid.height(); row++) {
      for (int column = 0; column < grid.width(); column++) {
        int below = grid.height() - 1 - row;
        pixels[row * grid.width() + column] = pixel(grid, column, below);
      }
    }
    return new MapImage(
        new GrayImage(grid.width(), grid.height(), pixels),
        grid.resolution(),
        grid.minX(),
        grid.minY());
  }

  private static byte pixel(ProbabilityGrid grid, int column, int row) {
    if (grid.cell(column, row) == ProbabilityGrid.UNKNOWN) {
      return NOT_KNOWN;
    }
    return grid.probability(column, row) > WALL ? OCCUPIED : FREE;
  }
}
