package io.drover.telemetry.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drover.telemetry.Mosquitto;
import io.drover.telemetry.broker.BrokerUrl;
import io.drover.telemetry.topic.TopicTree;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real broker, and the publisher's process, are killed in the middle: no event is lost. */
class KilledBrokerTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final long MILLIS = 10_000;
  private static final String WRITTEN = "written";
  private static final int SURE = 200;

  @TempDir private Path folder;
  private int port;
  private Mosquitto mosquitto;
  private final List<Long> received = new CopyOnWriteArrayList<>();

  @BeforeEach
  void startMosquitto() throws IOException {
    Mosquitto.require();
    port = Mosquitto.freePort();
    mosquitto = start();
  }

  /** Keeps sessions, and passes on at once what it has acknowledged. */
  private Mosquitto start() throws IOException {
    return Mosquitto.start(
        port,
        folder,
        List.of(
            "allow_anonymous true",
            "persistence true",
            "persistence_location " + folder + "/",
            "autosave_on_changes true",
            "autosave_interval 1",
            "max_inflight_messages 0",
            "max_queued_messages 0"));
  }

  @AfterEach
  void stopMosquitto() {
    if (mosquitto != null) {
      mosquitto.close();
    }
  }

  /** A dashboard with a session that the broker keeps while it is away. */
  private MqttAsyncClient dashboard(boolean first) throws MqttException {
    MqttAsyncClient client =
        new MqttAsyncClient(mosquitto.url().toString(), "dashboard", new MemoryPersistence());
    client.setCallback(
        new MqttCallback() {
          @Override
          public void connectionLost(Throwable cause) {
            // the test connects anew
          }

          @Override
          public void messageArrived(String topic, MqttMessage message) throws IOException {
            JsonNode body = JsonMapper.builder().build().readTree(message.getPayload());
            assertThat(body.get("eventReferences").get("number").longValue())
                .isEqualTo(body.get("headerId").longValue());
            received.add(body.get("headerId").longValue());
          }

          @Override
          public void deliveryComplete(IMqttDeliveryToken token) {
            // it says nothing
          }
        });
    MqttConnectOptions options = new MqttConnectOptions();
    options.setCleanSession(false);
    options.setMaxInflight(1000);
    client.connect(options).waitForCompletion(MILLIS);
    if (first) {
      client.subscribe("drover/v1/test/+/event", 1).waitForCompletion(MILLIS);
    }
    return client;
  }

  private static TelemetryPublisher publisher(PublisherOptions options, String participant) {
    return TelemetryPublisher.start(
        options.withRetrySeconds(0.02, 0.1),
        new TopicTree("test", participant),
        "drone",
        Clock.systemUTC());
  }

  private static void leave(MqttAsyncClient client) throws MqttException {
    client.disconnectForcibly(0, 0, false);
    client.close(true);
  }

  @Test
  void everyEventArrivesThoughTheBrokerIsKilled() throws Exception {
    int events = 600;
    MqttAsyncClient dashboard = dashboard(true);
    PublisherOptions options =
        PublisherOptions.to(mosquitto.url())
            .withQueueCapacity(10)
            .withStore(folder.resolve("state"), 1 << 20);
    try (TelemetryPublisher publisher = publisher(options, "drone1")) {
      for (int i = 0; i < events; i++) {
        if (i == 200) {
          // it acknowledges before it saves: what it has acknowledged is through, the rest is not
          int soFar = i;
          patiently().until(() -> received.stream().distinct().count() == soFar);
          mosquitto.freeze();
        } else if (i == 300) {
          patiently().until(() -> publisher.status().waiting() < 50);
          mosquitto.close();
        } else if (i == 400) {
          patiently().until(() -> !publisher.status().connected());
          leave(dashboard);
          mosquitto = start();
          dashboard = dashboard(false);
        }
        publisher.publish(BrokerContract.event(i));
      }
      patiently().until(() -> received.stream().distinct().count() == events);
      assertThat(publisher.status().droppedEvents()).isZero();
      assertThat(publisher.status().connections()).isEqualTo(2);
      // nothing is sent again that the broker had acknowledged
      patiently().until(() -> publisher.status().waiting() == 0);
      patiently().until(() -> publisher.status().sent() == events);
    }
    assertInOrder(events);
    leave(dashboard);
  }

  /** First arrivals come in the order in which they were said. */
  private void assertInOrder(int events) {
    assertThat(received.stream().distinct().toList())
        .containsExactlyElementsOf(LongStream.range(0, events).boxed().toList());
  }

  @Test
  void everyEventArrivesThoughItsOwnProcessIsKilled() throws Exception {
    Path state = folder.resolve("state");
    MqttAsyncClient dashboard = dashboard(true);
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledBrokerTest.class.getName(),
                "tcp://127.0.0.1:" + Mosquitto.freePort(),
                state.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(out.lines().filter(WRITTEN::equals).findFirst()).isPresent();
    } finally {
      child.destroyForcibly().onExit().join();
    }
    PublisherOptions options = PublisherOptions.to(mosquitto.url()).withStore(state, 1 << 20);
    try (TelemetryPublisher publisher = publisher(options, "drone1")) {
      // it goes on with the number after the last one
      publisher.publish(BrokerContract.event(SURE));
      patiently().until(() -> received.contains((long) SURE));
      assertInOrder(SURE + 1);
    }
    leave(dashboard);
  }

  /** Says things to a broker that is not there, until it is killed. */
  public static void main(String[] arguments) throws Exception {
    PublisherOptions options =
        PublisherOptions.to(BrokerUrl.parse(arguments[0]))
            .withStore(Path.of(arguments[1]), 1 << 20);
    TelemetryPublisher publisher = publisher(options, "drone1");
    for (int i = 0; i < SURE; i++) {
      publisher.publish(BrokerContract.event(i));
    }
    while (!holds(Path.of(arguments[1]), "\"number\":" + (SURE - 1) + "}")) {
      Thread.onSpinWait();
    }
    System.out.println(WRITTEN);
    while (true) {
      LockSupport.park();
    }
  }

  private static boolean holds(Path state, String words) throws IOException {
    try (Stream<Path> files = Files.walk(state)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".log")).toList()) {
        if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(words)) {
          return true;
        }
      }
    }
    return false;
  }

  private static ConditionFactory patiently() {
    return Awaitility.await().atMost(LIMIT);
  }
}
