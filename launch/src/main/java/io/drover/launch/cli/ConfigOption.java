package io.drover.launch.cli;

import io.drover.core.config.ConfigReader;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --config}: a role's configuration. */
final class ConfigOption {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "YAML; see ./drover config print ${COMMAND-NAME}. Options on the command line win")
  private Optional<Path> file = Optional.empty();

  /** What was given. */
  Optional<Path> file() {
    return file;
  }

  /** The file's configuration, its gaps filled in; the defaults without a file. */
  <T extends Record> T over(T defaults) {
    return file.map(f -> ConfigReader.read(f, defaults)).orElse(defaults);
  }
}
