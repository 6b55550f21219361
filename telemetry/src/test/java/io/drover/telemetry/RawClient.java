package io.drover.telemetry;

import io.drover.telemetry.account.Credentials;
import io.drover.telemetry.broker.BrokerUrl;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.client.mqttv3.IMqttToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** A client that says whatever a test wants it to. */
public final class RawClient implements AutoCloseable {
  private static final long MILLIS = TimeUnit.SECONDS.toMillis(10);

  private final MqttAsyncClient client;
  private final List<String> received = new CopyOnWriteArrayList<>();

  private RawClient(MqttAsyncClient client) {
    this.client = client;
  }

  /** Connects with a random client id. */
  public static RawClient to(BrokerUrl broker, Optional<Credentials> credentials)
      throws MqttException {
    return to(broker, MqttAsyncClient.generateClientId(), credentials, Optional.empty());
  }

  /** Connects with a client id and perhaps a last will. */
  public static RawClient to(
      BrokerUrl broker, String id, Optional<Credentials> credentials, Optional<String> willTopic)
      throws MqttException {
    MqttAsyncClient client = new MqttAsyncClient(broker.toString(), id, new MemoryPersistence());
    MqttConnectOptions options = new MqttConnectOptions();
    options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
    credentials.ifPresent(
        shown -> {
          options.setUserName(shown.username());
          options.setPassword(shown.password().toCharArray());
        });
    willTopic.ifPresent(topic -> options.setWill(topic, bytes("will"), 1, true));
    try {
      client.connect(options).waitForCompletion(MILLIS);
    } catch (MqttException e) {
      client.close(true);
      throw e;
    }
    return new RawClient(client);
  }

  /** Publishes and waits until the broker has it. */
  public void publish(String topic, int qos) throws MqttException {
    client.publish(topic, bytes("said"), qos, false).waitForCompletion(MILLIS);
  }

  /** Subscribes; whether the broker granted it. */
  public boolean subscribe(String filter) throws MqttException {
    IMqttToken answer = client.subscribe(filter, 1, (topic, message) -> received.add(topic));
    answer.waitForCompletion(MILLIS);
    return answer.getGrantedQos()[0] == 1;
  }

  /** Topics of all that arrived, in order. */
  public List<String> received() {
    return received;
  }

  public boolean isConnected() {
    return client.isConnected();
  }

  /** Goes without a goodbye. */
  public void vanish() throws MqttException {
    client.disconnectForcibly(0, 0, false);
  }

  @Override
  public void close() throws MqttException {
    if (client.isConnected()) {
      client.disconnect(0).waitForCompletion(MILLIS);
    }
    client.close(true);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
