package io.drover.launch.cli;

import io.drover.core.config.ConfigReader;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.launch.replay.DeviceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** What {@code --device} and {@code --emulate} name: a device file. */
final class DeviceOption {
  private DeviceOption() {}

  /** A device file, unless it is {@code none}. */
  static Optional<DeviceFile> load(String fileOrNone) {
    return fileOrNone.equals("none")
        ? Optional.empty()
        : Optional.of(load("--emulate", Path.of(fileOrNone)));
  }

  /**
   * A device file.
   *
   * @param option that named it
   * @throws DroverException {@code INVALID_CONFIG} if it cannot be used, or says nothing
   */
  static DeviceFile load(String option, Path file) {
    DeviceFile devices = ConfigReader.read(file, DeviceFile.DEFAULT);
    if (saysNothing(file)) {
      throw new DroverException(
          ErrorCode.INVALID_CONFIG,
          option
              + ": "
              + file
              + " says nothing: give 'onboard' or 'edge', like ./drover config print device");
    }
    return devices;
  }

  private static boolean saysNothing(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.map(String::strip).allMatch(line -> line.isEmpty() || line.startsWith("#"));
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_READABLE, file + " cannot be read: check the path", e);
    }
  }
}
