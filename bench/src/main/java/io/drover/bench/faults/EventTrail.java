package io.drover.bench.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.telemetry.broker.EmbeddedBroker;
import io.drover.telemetry.broker.EmbeddedBrokerOptions;
import io.drover.telemetry.topic.Topic;
import io.drover.telemetry.topic.TopicTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/**
 * A broker, and the numbers of the events that came through it. An edge numbers its events from 0
 * whenever it starts, so a gap is one that was lost.
 */
final class EventTrail implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int AT_LEAST_ONCE = 1;
  private static final int FAREWELL_MILLIS = 1000;

  private final EmbeddedBroker broker;
  private final MqttClient client;
  private final List<Long> numbers = new ArrayList<>();

  private EventTrail(EmbeddedBroker broker, MqttClient client) {
    this.broker = broker;
    this.client = client;
  }

  /** Begins to listen to the events of an edge. */
  static EventTrail start(TopicTree edge) {
    EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBrokerOptions.onLoopback(0));
    try {
      MqttClient client =
          new MqttClient(
              "tcp://127.0.0.1:" + broker.port(), "event-trail", new MemoryPersistence());
      EventTrail trail = new EventTrail(broker, client);
      client.connect();
      client.subscribe(
          edge.path(Topic.EVENT),
          AT_LEAST_ONCE,
          (topic, message) -> trail.add(message.getPayload()));
      return trail;
    } catch (MqttException e) {
      broker.close();
      throw new IllegalStateException("the broker just started does not answer", e);
    }
  }

  private synchronized void add(byte[] event) throws IOException {
    numbers.add(JSON.readTree(event).required("headerId").asLong());
  }

  /** The broker's URL. */
  String broker() {
    return "tcp://127.0.0.1:" + broker.port();
  }

  /** How many came. */
  synchronized int received() {
    return numbers.size();
  }

  /** How many did not, though a later one did. */
  synchronized long lost() {
    return lost(numbers);
  }

  static long lost(List<Long> numbers) {
    long lost = 0;
    long next = 0;
    for (long number : numbers) {
      if (number == 0) {
        next = 0;
      }
      lost += Math.max(0, number - next);
      next = Math.max(next, number + 1);
    }
    return lost;
  }

  @Override
  public void close() {
    try {
      client.disconnectForcibly(0, FAREWELL_MILLIS);
      client.close();
    } catch (MqttException e) {
      // the broker goes with it
    }
    broker.close();
  }
}
