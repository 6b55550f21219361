package io.drover.navigation;

import io.drover.core.config.Doc;
import java.util.List;
import java.util.stream.Stream;

/**
 * What schedulers may choose from, as it is configured.
 *
 * @param resolutions sides in pixels; empty for A3D's 100%, 50% and 25% of the network's full side
 * @param qualities of JPEG; empty for A3D's 95, 60 and 10
 */
public record DecisionGrid(
    @Doc("sides of images, pixels, such as [448, 336, 224]; []: 100%, 50% and 25% of the network's")
        List<Integer> resolutions,
    @Doc("JPEG qualities of what is sent, such as [95, 80, 60]; []: 95, 60 and 10")
        List<Integer> qualities) {
  private static final int LEAST_SIDE = 8;

  /** A3D's twelve actions. */
  public static final DecisionGrid A3D = new DecisionGrid(List.of(), List.of());

  public DecisionGrid {
    resolutions = List.copyOf(resolutions);
    qualities = List.copyOf(qualities);
    requireDistinct("resolutions", resolutions);
    requireDistinct("qualities", qualities);
    for (int quality : qualities) {
      require(quality >= 1 && quality <= 100, "qualities: " + quality + " is not from 1 to 100");
    }
  }

  /**
   * The actions for a network.
   *
   * @throws IllegalArgumentException if it cannot infer images of these sides, or not of its full
   *     side, at which θ_gt is defined
   */
  public DecisionSpace space(OnnxNavigationModel network) {
    int full = network.fullSide();
    if (!resolutions.isEmpty()) {
      int highest = resolutions.stream().max(Integer::compare).orElseThrow();
      require(
          highest == full,
          "resolutions: the highest must be %d, the network's full side, not %d"
              .formatted(full, highest));
      for (int side : resolutions) {
        require(
            side >= LEAST_SIDE && network.infers(side),
            "resolutions: the network cannot infer images of side " + side);
      }
    }
    DecisionSpace a3d = DecisionSpace.a3d(full);
    return new DecisionSpace(
        resolutions.isEmpty()
            ? a3d.resolutions()
            : resolutions.stream().map(InputResolution::new).toList(),
        qualities.isEmpty() ? a3d.qualities() : qualities.stream().map(JpegQuality::new).toList());
  }

  private static void requireDistinct(String key, List<Integer> values) {
    require(
        Stream.of(values.toArray()).distinct().count() == values.size(), key + ": name each once");
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException(problem);
    }
  }
}
