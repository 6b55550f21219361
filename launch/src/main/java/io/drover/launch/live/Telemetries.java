package io.drover.launch.live;

import io.drover.telemetry.broker.BrokerUrl;
import io.drover.telemetry.publish.PublisherOptions;
import io.drover.telemetry.publish.PublisherStatus;
import io.drover.telemetry.publish.TelemetryPublisher;
import io.drover.telemetry.topic.TopicTree;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.function.ToLongFunction;

/** Publishers as configurations name their brokers. */
final class Telemetries {
  private Telemetries() {}

  /** Starts to publish as a participant of a site; does not wait for the broker. */
  static TelemetryPublisher start(String broker, String site, String participant, String role) {
    return TelemetryPublisher.start(
        PublisherOptions.to(BrokerUrl.parse(broker)),
        new TopicTree(site, participant),
        role,
        Clock.systemUTC());
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
}
