package io.drover.launch.flight;

import io.drover.airsim.world.Route;
import io.drover.core.config.ConfigWriter;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.link.BandwidthTrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What {@code fly} leaves behind: decisions, the configuration in force, and a page about both. */
public final class RunFolder {
  private RunFolder() {}

  /**
   * Writes a run folder, over one that is there.
   *
   * @param folder where; {@code runs/fly-<route>-<seed>} if empty
   * @return the folder
   */
  public static Path write(
      Optional<Path> folder,
      FlyConfig config,
      Route route,
      BandwidthTrace trace,
      Comparison flights) {
    Path target = folder.orElse(Path.of("runs", "fly-" + route.name() + "-" + config.seed()));
    try {
      Files.createDirectories(target);
      Files.writeString(target.resolve("config.yaml"), ConfigWriter.toYaml(config));
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_WRITABLE, target + " cannot be written: give another --out", e);
    }
    return target;
  }
}
