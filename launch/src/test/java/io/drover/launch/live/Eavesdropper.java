package io.drover.launch.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.telemetry.broker.BrokerUrl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** Keeps all that is published at a broker. */
public final class Eavesdropper implements AutoCloseable {
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
    client = new MqttAsyncClient(broker.toString(), "eavesdropper", new MemoryPersistence());
    client.connect().waitForCompletion(MILLIS);
    client
        .subscribe(
            "drover/#",
            1,
            (path, message) ->
                heard.add(
                    new Heard(path, new String(message.getPayload(), StandardCharsets.UTF_8))))
        .waitForCompletion(MILLIS);
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
