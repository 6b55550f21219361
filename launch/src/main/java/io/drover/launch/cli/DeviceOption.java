package io.drover.launch.cli;

import io.drover.core.config.ConfigReader;
import io.drover.launch.replay.DeviceFile;
import java.nio.file.Path;
import java.util.Optional;

/** What {@code --emulate} names: a device file, or nothing at all. */
final class DeviceOption {
  private DeviceOption() {}

  static Optional<DeviceFile> load(String fileOrNone) {
    return fileOrNone.equals("none")
        ? Optional.empty()
        : Optional.of(ConfigReader.read(Path.of(fileOrNone), DeviceFile.DEFAULT));
  }
}
