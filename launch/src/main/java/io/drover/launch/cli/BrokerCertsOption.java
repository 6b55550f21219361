package io.drover.launch.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --certs} of who speaks to an MQTT broker and to nobody else. */
final class BrokerCertsOption {
  @Option(
      names = "--certs",
      paramLabel = "DIR",
      description = "folder of ./drover certs, for a broker over ssl://")
  private Optional<String> folder = Optional.empty();

  /** What was given. */
  Optional<String> folder() {
    return folder;
  }
}
