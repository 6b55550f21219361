package io.drover.launch.map;

import io.drover.core.config.ConfigReader;
import io.drover.core.config.Doc;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.navigation.FrameCodec;
import io.drover.slam.map.MapImage;
import io.drover.slam.simulation.FloorPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads floor plans as ROS's map_server has them: a YAML file and the image that it names. */
public final class FloorPlanReader {
  private static final int PLANAR_POSE = 3;

  private FloorPlanReader() {}

  /** What the YAML file says, in map_server's words. */
  record Description(
      @Doc("file of pixels, seen from the YAML file's folder") Optional<String> image,
      @Doc("side of a pixel, metres") double resolution,
      @Doc("of the lower left pixel: x, y in metres, turn in radians") List<Double> origin,
      @Doc("1 where bright is occupied") int negate,
      @Doc("a pixel more occupied than this is") double occupiedThresh,
      @Doc("a pixel less occupied than this is free") double freeThresh,
      @Doc("trinary is what others are read as") Optional<String> mode) {
    static final Description DEFAULT =
        new Description(
            Optional.empty(), 0.05, List.of(0.0, 0.0, 0.0), 0, 0.65, 0.196, Optional.empty());

    Description {
      origin = List.copyOf(origin);
      if (!(resolution > 0) || Double.isInfinite(resolution)) {
        throw new IllegalArgumentException(
            "resolution is " + resolution + ": give the metres of a pixel");
      }
      if (origin.size() != PLANAR_POSE || origin.get(2) != 0) {
        throw new IllegalArgumentException(
            "origin is " + origin + ": give [x, y, 0], turned maps are not read");
      }
      if (negate != 0 && negate != 1) {
        throw new IllegalArgumentException("negate is " + negate + ": give 0 or 1");
      }
      if (!(freeThresh >= 0 && freeThresh <= occupiedThresh && occupiedThresh < 1)) {
        throw new IllegalArgumentException(
            "free_thresh is "
                + freeThresh
                + " and occupied_thresh "
                + occupiedThresh
                + ": give 0 <= free_thresh <= occupied_thresh < 1");
      }
    }
  }

  /**
   * Reads a plan.
   *
   * @param file in YAML
   * @throws DroverException {@code FILE_NOT_READABLE}, {@code INVALID_CONFIG} or {@code
   *     MALFORMED_IMAGE}
   */
  public static FloorPlan read(Path file) {
    Description description = ConfigReader.read(file, Description.DEFAULT);
    String image =
        description.image.orElseThrow(
            () ->
                new DroverException(
                    ErrorCode.INVALID_CONFIG,
                    file + ": key 'image' is missing: name the PGM or PNG file of the map"));
    try (FrameCodec codec = new FrameCodec()) {
      return FloorPlan.of(
          new MapImage(
              codec.read(file.resolveSibling(image)),
              description.resolution,
              description.origin.get(0),
              description.origin.get(1)),
          description.negate == 1,
          description.occupiedThresh,
          description.freeThresh);
    }
  }
}
