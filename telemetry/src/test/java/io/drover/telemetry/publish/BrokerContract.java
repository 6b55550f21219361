package io.drover.telemetry.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.telemetry.CuttableLink;
import io.drover.telemetry.Subscriber;
import io.drover.telemetry.broker.BrokerUrl;
import io.drover.telemetry.payload.Decision;
import io.drover.telemetry.payload.Event;
import io.drover.telemetry.payload.Route;
import io.drover.telemetry.payload.State;
import io.drover.telemetry.payload.Telemetry;
import io.drover.telemetry.topic.Topic;
import io.drover.telemetry.topic.TopicTree;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.junit.jupiter.api.Test;

/** What publisher and broker owe to a dashboard, whichever broker it is. */
abstract class BrokerContract {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.250Z");

  /** The broker under test, running. */
  abstract BrokerUrl broker();

  /** A broker that forgot everything, on the port of the one under test. */
  abstract void restartBroker() throws Exception;

  /** How a participant shows itself to this broker. */
  PublisherOptions shown(PublisherOptions options, String participant) {
    return options;
  }

  /** A dashboard that this broker lets in. */
  Subscriber subscriber() throws MqttException {
    return Subscriber.to(broker());
  }

  /** Whether it tells late subscribers that a message is a retained one. */
  abstract boolean marksRetained();

  @Test
  void saysWhoIsThereToThoseWhoComeLater() throws Exception {
    TelemetryPublisher publisher = publisher(broker(), "later");
    assertThat(publisher.awaitConnected(LIMIT)).isTrue();
    try (Subscriber subscriber = subscriber()) {
      awaitState(subscriber, "0 ONLINE", "later");
      assertThat(ofParticipant(subscriber, "later"))
          .allSatisfy(
              message -> {
                assertThat(message.path()).isEqualTo("drover/v1/test/later/connection");
                assertThat(message.qos()).isEqualTo(1);
                assertThat(message.retained()).isEqualTo(marksRetained());
              });
      publisher.close();
      awaitState(subscriber, "1 OFFLINE", "later");
    }
    assertThat(publisher.status().connected()).isFalse();
    assertThat(publisher.status().problem()).isEmpty();
    try (Subscriber evenLater = subscriber()) {
      awaitState(evenLater, "1 OFFLINE", "later");
    }
  }

  @Test
  void saysThatItVanishedAndComesBackByItself() throws Exception {
    try (CuttableLink link = new CuttableLink(broker());
        Subscriber subscriber = subscriber();
        TelemetryPublisher publisher = publisher(link.url(), "vanishing")) {
      awaitState(subscriber, "0 ONLINE", "vanishing");

      link.cut();

      awaitState(subscriber, "1 CONNECTION_BROKEN", "vanishing");
      patiently().until(() -> publisher.status().problem().isPresent());
      assertThat(publisher.status().connected()).isFalse();
      patiently()
          .untilAsserted(
              () -> {
                try (Subscriber late = subscriber()) {
                  awaitState(late, "1 CONNECTION_BROKEN", "vanishing");
                }
              });

      link.mend();

      awaitState(subscriber, "2 ONLINE", "vanishing");
      assertThat(publisher.awaitConnected(LIMIT)).isTrue();
      assertThat(publisher.status().connections()).isEqualTo(2);
      assertThat(publisher.status().problem()).isEmpty();
    }
  }

  @Test
  void countsTheMessagesOfEachTopic() throws Exception {
    try (Subscriber subscriber = subscriber();
        TelemetryPublisher publisher = publisher(broker(), "counting")) {
      assertThat(publisher.awaitConnected(LIMIT)).isTrue();
      for (int i = 0; i < 5; i++) {
        publisher.publish(new Telemetry(Map.of("qon", 0.83, "latency_seconds", 0.041)));
        publisher.publish(new State(Map.of("pose", Map.of("xMetres", i))));
        publisher.publish(new Decision("a3d", Map.of("location", "edge"), "why", Map.of()));
        publisher.publish(event(i));
      }

      for (Topic topic : List.of(Topic.TELEMETRY, Topic.STATE, Topic.DECISION, Topic.EVENT)) {
        patiently()
            .untilAsserted(
                () -> assertThat(subscriber.headerIds(topic)).containsExactly(0L, 1L, 2L, 3L, 4L));
      }
      assertThat(subscriber.on(Topic.TELEMETRY).get(4))
          .satisfies(
              message -> {
                assertThat(message.qos()).isZero();
                assertThat(message.retained()).isFalse();
                assertThat(message.body()).hasSize(6);
                assertThat(message.body().get("qon").asDouble()).isEqualTo(0.83);
                assertThat(message.body().get("latency_seconds").asDouble()).isEqualTo(0.041);
                assertThat(message.body().get("serialNumber").asText()).isEqualTo("counting");
                assertThat(message.body().get("timestamp").asText())
                    .isEqualTo("2026-03-01T12:00:00.250Z");
              });
      patiently().until(() -> publisher.status().sent() == 20);
    }
  }

  @Test
  void losesNoEventWhileTheLinkIsCutAgainAndAgain() throws Exception {
    try (CuttableLink link = new CuttableLink(broker());
        Subscriber subscriber = subscriber();
        TelemetryPublisher publisher = publisher(link.url(), "cut")) {
      int events = 300;
      for (int i = 0; i < events; i++) {
        if (i % 100 == 50) {
          link.cut();
        } else if (i % 100 == 99) {
          link.mend();
          assertThat(publisher.awaitConnected(LIMIT)).isTrue();
        }
        publisher.publish(event(i));
      }

      patiently()
          .untilAsserted(
              () ->
                  assertThat(subscriber.headerIds(Topic.EVENT))
                      .containsAll(LongStream.range(0, events).boxed().toList()));
      assertThat(publisher.status().droppedEvents()).isZero();
    }
  }

  @Test
  void comesBackToABrokerThatWasRestarted() throws Exception {
    try (TelemetryPublisher publisher = publisher(broker(), "patient")) {
      assertThat(publisher.awaitConnected(LIMIT)).isTrue();
      publisher.publish(new Route(Map.of("name", "before")));
      publisher.publish(new Route(Map.of("name", "there and back")));
      patiently().until(() -> publisher.status().sent() == 2);

      restartBroker();
      publisher.publish(event(0));

      try (Subscriber subscriber = subscriber()) {
        awaitState(subscriber, "2 ONLINE", "patient");
        publisher.publish(event(1));
        patiently().until(() -> subscriber.headerIds(Topic.EVENT).contains(1L));
        // said once, and kept by the broker that is gone
        patiently().until(() -> subscriber.headerIds(Topic.ROUTE).equals(List.of(1L)));
        assertThat(subscriber.on(Topic.ROUTE).get(0).body().get("name").asText())
            .isEqualTo("there and back");
      }
      assertThat(publisher.status().droppedEvents()).isZero();
    }
  }

  @Test
  void sendsWhatWaitsBeforeItLeaves() throws Exception {
    try (Subscriber subscriber = subscriber()) {
      try (TelemetryPublisher publisher = publisher(broker(), "brief")) {
        for (int i = 0; i < 100; i++) {
          publisher.publish(event(i));
        }
      }

      patiently().until(() -> subscriber.headerIds(Topic.EVENT).size() == 100);
      awaitState(subscriber, "1 OFFLINE", "brief");
    }
  }

  static Event event(int number) {
    return new Event("tested", Event.Level.INFO, "it happened", Map.of("number", number));
  }

  TelemetryPublisher publisher(BrokerUrl broker, String participant) {
    return TelemetryPublisher.start(
        shown(PublisherOptions.to(broker).withRetrySeconds(0.02, 0.1), participant),
        new TopicTree("test", participant),
        "drone",
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static void awaitState(Subscriber subscriber, String idAndState, String participant) {
    patiently()
        .untilAsserted(
            () ->
                assertThat(ofParticipant(subscriber, participant))
                    .anySatisfy(
                        message -> {
                          assertThat(
                                  message.body().get("headerId").asText()
                                      + " "
                                      + message.body().get("connectionState").asText())
                              .isEqualTo(idAndState);
                          assertThat(message.body().get("role").asText()).isEqualTo("drone");
                        }));
  }

  private static List<Subscriber.Received> ofParticipant(
      Subscriber subscriber, String participant) {
    return subscriber.on(Topic.CONNECTION).stream()
        .filter(message -> message.path().contains("/" + participant + "/"))
        .toList();
  }

  private static ConditionFactory patiently() {
    return Awaitility.await().atMost(LIMIT);
  }
}
