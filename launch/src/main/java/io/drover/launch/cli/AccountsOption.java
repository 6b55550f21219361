package io.drover.launch.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --accounts}: passwords for an MQTT broker. */
final class AccountsOption {
  @Option(
      names = "--accounts",
      paramLabel = "DIR",
      description = "folder of ./drover accounts, for a broker that lets in only those")
  private Optional<String> folder = Optional.empty();

  /** What was given. */
  Optional<String> folder() {
    return folder;
  }
}
