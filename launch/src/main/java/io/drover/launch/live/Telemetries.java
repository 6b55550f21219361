package io.drover.launch.live;

import io.drover.telemetry.broker.BrokerUrl;
import io.drover.telemetry.publish.PublisherOptions;
import io.drover.telemetry.publish.TelemetryPublisher;
import io.drover.telemetry.topic.TopicTree;
import java.time.Clock;

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
}
