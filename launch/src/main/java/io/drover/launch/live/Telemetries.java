package io.drover.launch.live;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.telemetry.account.AccountFolder;
import io.drover.telemetry.account.Credentials;
import io.drover.telemetry.broker.BrokerTrust;
import io.drover.telemetry.broker.BrokerUrl;
import io.drover.telemetry.command.CommandHandler;
import io.drover.telemetry.publish.PublisherOptions;
import io.drover.telemetry.publish.PublisherStatus;
import io.drover.telemetry.publish.TelemetryPublisher;
import io.drover.telemetry.topic.TopicTree;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Publishers as configurations name their brokers.
 *
 * @param broker its URL
 * @param accounts folder with the participant's password; without it the environment may have one
 * @param certs folder with the authority of a broker that speaks TLS; the JVM's without it
 * @param state folder where events wait, so that a restart loses none; they wait in memory without
 *     it
 */
public record Telemetries(
    String broker, Optional<String> accounts, Optional<String> certs, Optional<String> state) {
  private static final String USER = "DROVER_MQTT_USER";
  private static final String PASSWORD = "DROVER_MQTT_PASSWORD";

  /**
   * Starts to publish as a participant of a site; does not wait for the broker.
   *
   * @throws DroverException {@code INVALID_ARGUMENT}, {@code FILE_NOT_READABLE} or {@code
   *     MALFORMED_FILE} if the URL, the password or certificates cannot be used
   */
  public TelemetryPublisher start(String site, String participant, String role) {
    return start(site, participant, role, Optional.empty());
  }

  /** The same, of a participant that can be told to do something. */
  TelemetryPublisher start(
      String site, String participant, String role, Optional<CommandHandler> commands) {
    return TelemetryPublisher.start(
        options(participant, System.getenv()),
        new TopicTree(site, participant),
        role,
        Clock.systemUTC(),
        commands);
  }

  /** Shows in a registry how a publisher fares. */
  static void measure(TelemetryPublisher publisher, MeterRegistry registry) {
    Gauge.builder("drover.telemetry.connected", publisher, p -> p.status().connected() ? 1 : 0)
        .description("Whether its MQTT broker can be reached")
        .register(registry);
    Gauge.builder("drover.telemetry.reports.waiting", publisher, p -> p.status().waiting())
        .description("MQTT reports that wait for the broker")
        .register(registry);
    counter("sent", "MQTT reports handed to the broker", s -> s.sent(), publisher, registry);
    counter(
        "lost",
        "MQTT reports given up for lack of room",
        s -> s.droppedPeriodic() + s.droppedEvents(),
        publisher,
        registry);
  }

  private static void counter(
      String name,
      String description,
      ToLongFunction<PublisherStatus> count,
      TelemetryPublisher publisher,
      MeterRegistry registry) {
    FunctionCounter.builder(
            "drover.telemetry.reports." + name,
            publisher,
            p -> (double) count.applyAsLong(p.status()))
        .description(description)
        .register(registry);
  }

  /** How a participant reaches the broker. */
  public PublisherOptions options(String participant, Map<String, String> environment) {
    PublisherOptions memory = PublisherOptions.to(BrokerUrl.parse(broker));
    PublisherOptions options =
        state
            .map(folder -> memory.withStore(Path.of(folder), PublisherOptions.USUAL_STORE_BYTES))
            .orElse(memory);
    Optional<Credentials> shown =
        accounts
            .map(folder -> new AccountFolder(Path.of(folder)).credentials(participant))
            .or(() -> from(environment));
    PublisherOptions named = shown.map(options::withCredentials).orElse(options);
    return certs
        .map(folder -> named.withTrust(BrokerTrust.in(Path.of(folder), participant)))
        .orElse(named);
  }

  private static Optional<Credentials> from(Map<String, String> environment) {
    String user = environment.getOrDefault(USER, "");
    String password = environment.getOrDefault(PASSWORD, "");
    if (user.isEmpty() != password.isEmpty()) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          "of " + USER + " and " + PASSWORD + " only one is set: set both or neither");
    }
    return user.isEmpty() ? Optional.empty() : Optional.of(new Credentials(user, password));
  }
}
