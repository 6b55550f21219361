package io.drover.launch.cli;

import io.drover.launch.live.Telemetries;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code --mqtt} and what belongs to it: where a participant's telemetry goes. */
final class MqttOption {
  @Option(
      names = "--mqtt",
      paramLabel = "URL",
      description = "broker for telemetry, such as tcp://localhost:1883 (default: none)")
  private Optional<String> broker = Optional.empty();

  @Mixin private AccountsOption accounts;

  @Option(
      names = "--mqtt-state",
      paramLabel = "DIR",
      description =
          "folder where events wait for the broker, so that a restart loses none (default: they"
              + " wait in memory)")
  private Optional<String> state = Optional.empty();

  /**
   * Where telemetry goes, if a broker was given.
   *
   * @param certs folder with the authority of one that speaks TLS
   */
  Optional<Telemetries> telemetries(Optional<String> certs) {
    return broker.map(url -> new Telemetries(url, accounts.folder(), certs, state));
  }

  /** What was given, or what a configuration names. */
  Optional<String> broker(Optional<String> configured) {
    return broker.or(() -> configured);
  }

  /** What was given, or what a configuration names. */
  Optional<String> accounts(Optional<String> configured) {
    return accounts.folder().or(() -> configured);
  }

  /** What was given, or what a configuration names. */
  Optional<String> state(Optional<String> configured) {
    return state.or(() -> configured);
  }
}
