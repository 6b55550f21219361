package io.drover.launch.cli;

import io.drover.airsim.world.Route;
import io.drover.airsim.world.Routes;
import io.drover.core.config.Keys;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.nio.file.Files;
import java.nio.file.Path;

/** What {@code --route} names: a route of the embedded world, or a file. */
final class RouteOption {
  private RouteOption() {}

  static Route load(String nameOrFile) {
    if (Routes.names().contains(nameOrFile)) {
      return Routes.named(nameOrFile);
    }
    Path file = Path.of(nameOrFile);
    if (!Files.exists(file)) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          "--route: there is no file and no route '"
              + nameOrFile
              + "'"
              + Keys.suggestion(nameOrFile, Routes.names()));
    }
    return Routes.load(file);
  }
}
