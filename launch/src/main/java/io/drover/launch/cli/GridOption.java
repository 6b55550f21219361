package io.drover.launch.cli;

import io.drover.navigation.DecisionGrid;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.OnnxNavigationModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** {@code --resolutions} and {@code --qualities}: what schedulers choose from. */
final class GridOption {
  private static final Map<String, String> OPTIONS =
      Map.of("resolutions", "--resolutions", "qualities", "--qualities");

  @Option(
      names = "--resolutions",
      paramLabel = "N",
      split = ",",
      description =
          "sides of images to choose from, pixels (default: 100%%, 50%% and 25%% of the network's)")
  private List<Integer> resolutions = new ArrayList<>();

  @Option(
      names = "--qualities",
      paramLabel = "N",
      split = ",",
      description = "JPEG qualities to choose from (default: 95,60,10)")
  private List<Integer> qualities = new ArrayList<>();

  /** Whether anything was given. */
  boolean chosen() {
    return !resolutions.isEmpty() || !qualities.isEmpty();
  }

  /** What was given. */
  DecisionGrid grid(String verb) {
    return over(verb, DecisionGrid.A3D);
  }

  /** What was given, or what a configuration says. */
  DecisionGrid over(String verb, DecisionGrid configured) {
    return Mistakes.named(
        verb,
        OPTIONS,
        () ->
            new DecisionGrid(
                resolutions.isEmpty() ? configured.resolutions() : resolutions,
                qualities.isEmpty() ? configured.qualities() : qualities));
  }

  /**
   * The actions of a grid for a network.
   *
   * @throws io.drover.core.error.DroverException {@code INVALID_ARGUMENT} if they are not possible
   */
  static DecisionSpace space(String verb, DecisionGrid grid, OnnxNavigationModel network) {
    return Mistakes.named(verb, OPTIONS, () -> grid.space(network));
  }
}
