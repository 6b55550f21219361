package io.drover.launch.live;

import io.drover.navigation.OnnxNavigationModel;
import java.nio.file.Path;
import java.util.Optional;

/** The navigation network that a configuration names. */
public final class NavigationNetwork {
  private NavigationNetwork() {}

  /** The network of a file, or the shipped one; the caller closes it. */
  public static OnnxNavigationModel load(Optional<String> file) {
    return file.map(f -> OnnxNavigationModel.load(Path.of(f)))
        .orElseGet(OnnxNavigationModel::shipped);
  }
}
