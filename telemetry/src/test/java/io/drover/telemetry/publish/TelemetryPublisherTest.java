package io.drover.telemetry.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.drover.core.error.DroverException;
import io.drover.telemetry.RefusingBroker;
import io.drover.telemetry.account.Credentials;
import io.drover.telemetry.broker.BrokerUrl;
import io.drover.telemetry.broker.EmbeddedBroker;
import io.drover.telemetry.broker.EmbeddedBrokerOptions;
import io.drover.telemetry.payload.State;
import io.drover.telemetry.payload.Telemetry;
import io.drover.telemetry.topic.TopicTree;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Against the embedded broker, and against none. */
class TelemetryPublisherTest extends BrokerContract {
  private static final BrokerUrl NOBODY = BrokerUrl.parse("tcp://127.0.0.1:1");

  private static EmbeddedBroker embedded;

  @BeforeAll
  static void startBroker() {
    embedded = EmbeddedBroker.start(EmbeddedBrokerOptions.onLoopback(0));
  }

  @AfterAll
  static void stopBroker() {
    embedded.close();
  }

  @Override
  BrokerUrl broker() {
    return embedded.url();
  }

  @Override
  void restartBroker() {
    int port = embedded.port();
    embedded.close();
    embedded = EmbeddedBroker.start(EmbeddedBrokerOptions.onLoopback(port));
  }

  @Override
  boolean marksRetained() {
    return false;
  }

  @Test
  void saysOnceThatItIsRefusedAndGoesOnAsking() throws IOException {
    ListAppender<ILoggingEvent> said = new ListAppender<>();
    Logger log = (Logger) LoggerFactory.getLogger(Delivery.class);
    said.start();
    log.addAppender(said);
    Credentials shown = new Credentials("drone1", "secret");
    try (RefusingBroker broker = new RefusingBroker();
        TelemetryPublisher publisher =
            TelemetryPublisher.start(
                PublisherOptions.to(broker.url())
                    .withRetrySeconds(0.02, 0.02)
                    .withCredentials(shown),
                new TopicTree("test", "drone1"),
                "drone",
                Clock.systemUTC())) {
      Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> broker.asked() >= 5);

      assertThat(publisher.status().connected()).isFalse();
    } finally {
      log.detachAppender(said);
    }
    assertThat(said.list)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.getLevel()).isEqualTo(Level.WARN);
              assertThat(event.getFormattedMessage())
                  .contains("refuses the account 'drone1'")
                  .doesNotContain("secret");
            });
  }

  @Test
  void goesOnWithoutABrokerAndKeepsEventsOverPeriodicReports() {
    TelemetryPublisher publisher =
        TelemetryPublisher.start(
            PublisherOptions.to(NOBODY).withRetrySeconds(0.02, 0.02).withQueueCapacity(10),
            new TopicTree("test", "alone"),
            "drone",
            Clock.systemUTC());
    try (publisher) {
      for (int i = 0; i < 20; i++) {
        publisher.publish(new Telemetry(Map.of("qon", i)));
      }
      for (int i = 0; i < 4; i++) {
        publisher.publish(event(i));
      }

      Awaitility.await().until(() -> publisher.status().problem().isPresent());
      PublisherStatus status = publisher.status();
      assertThat(status.connected()).isFalse();
      assertThat(status.waiting()).isEqualTo(10);
      assertThat(status.droppedPeriodic()).isEqualTo(14);
      assertThat(status.droppedEvents()).isZero();
      assertThat(status.problem().orElseThrow())
          .contains("MQTT broker tcp://127.0.0.1:1 is out of reach")
          .hasLineCount(1);
    }
    assertThat(publisher.status().droppedPeriodic()).isEqualTo(20);
    assertThat(publisher.status().droppedEvents()).isEqualTo(4);
  }

  @Test
  void leavesOutAMessageThatNoBrokerWouldTakeAndGoesOn() throws InterruptedException {
    try (TelemetryPublisher publisher = publisher(broker(), "wordy")) {
      assertThat(publisher.awaitConnected(Duration.ofSeconds(20))).isTrue();
      publisher.publish(new State(Map.of("text", "x".repeat(300_000))));
      publisher.publish(event(0));

      Awaitility.await().until(() -> publisher.status().sent() == 1);
      assertThat(publisher.status().droppedPeriodic()).isEqualTo(1);
      assertThat(publisher.status().connections()).isEqualTo(1);
    }
  }

  @Test
  void ignoresReportsAfterItsEnd() {
    TelemetryPublisher publisher = publisher(broker(), "ended");
    publisher.close();

    publisher.publish(event(0));
    publisher.close();

    assertThat(publisher.status().droppedEvents()).isEqualTo(1);
  }

  @Test
  void rejectsOptionsThatCannotWork() {
    PublisherOptions options = PublisherOptions.to(NOBODY);

    assertThatThrownBy(() -> options.withQueueCapacity(0)).isInstanceOf(DroverException.class);
    assertThatThrownBy(() -> options.withRetrySeconds(0, 1)).isInstanceOf(DroverException.class);
    assertThatThrownBy(() -> options.withRetrySeconds(2, 1)).isInstanceOf(DroverException.class);
  }
}
