package io.drover.launch.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.telemetry.broker.BrokerUrl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** Keeps all that is published at a broker. */
public final class Eavesdropper implements MqttCallback, AutoCloseable {
  private static final long MILLIS = 10_000;

  private final MqttAsyncClient client;
  private final List<Heard> heard = new CopyOnWriteArrayList<>();

  /** One message. */
  public record Heard(String path, String text) {
    /** The last level of its path, or {@code command}. */
    public String topic() {
      return path.split("/")[4];
    }

    /** Its fields. */
    public JsonNode body() {
      try {
        return new ObjectMapper().readTree(text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Listens from now on. */
  public Eavesdropper(BrokerUrl broker) throws MqttException {
    this(broker, new MqttConnectOptions());
  }

  private Eavesdropper(BrokerUrl broker, MqttConnectOptions options) throws MqttException {
    client = new MqttAsyncClient(broker.toString(), "eavesdropper", new MemoryPersistence());
    client.setCallback(this);
    client.connect(options).waitForCompletion(MILLIS);
    client.subscribe("drover/#", 1).waitForCompletion(MILLIS);
  }

  /** As a dashboard does that a broker keeps messages for, and that comes back by itself. */
  public static Eavesdropper thatComesBack(BrokerUrl broker) throws MqttException {
    MqttConnectOptions options = new MqttConnectOptions();
    options.setCleanSession(false);
    options.setAutomaticReconnect(true);
    options.setMaxReconnectDelay(1000);
    options.setMaxInflight(1000);
    return new Eavesdropper(broker, options);
  }

  @Override
  public void connectionLost(Throwable cause) {
    // Paho comes back, where it was asked to
  }

  @Override
  public void messageArrived(String path, MqttMessage message) {
    heard.add(new Heard(path, new String(message.getPayload(), StandardCharsets.UTF_8)));
  }

  @Override
  public void deliveryComplete(IMqttDeliveryToken token) {
    // it says nothing
  }

  /** All so far. */
  public List<Heard> heard() {
    return heard;
  }

  /** All of one participant on one topic so far. */
  public List<JsonNode> of(String participant, String topic) {
    return heard.stream()
        .filter(each -> each.path().split("/")[3].equals(participant))
        .filter(each -> each.topic().equals(topic))
        .map(Heard::body)
        .toList();
  }

  @Override
  public void close() throws MqttException {
    client.disconnect(0).waitForCompletion(MILLIS);
    client.close(true);
  }
}
