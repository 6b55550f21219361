package io.drover.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drover.telemetry.account.Credentials;
import io.drover.telemetry.broker.BrokerTrust;
import io.drover.telemetry.broker.BrokerUrl;
import io.drover.telemetry.topic.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.client.mqttv3.IMqttToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** A dashboard as tests need it: it keeps all that arrives. */
public final class Subscriber implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final int ATTEMPTS = 10;

  private final MqttAsyncClient client;
  private final List<Received> received = new CopyOnWriteArrayList<>();

  /** One message as it arrived. */
  public record Received(String path, JsonNode body, int qos, boolean retained) {}

  private Subscriber(MqttAsyncClient client) {
    this.client = client;
  }

  /** Subscribes to all topics of site {@code test}. */
  public static Subscriber to(BrokerUrl broker) throws MqttException {
    return connect(broker, new MqttConnectOptions());
  }

  /** As {@link #to(BrokerUrl)}, with a user name and password. */
  public static Subscriber to(BrokerUrl broker, Credentials credentials) throws MqttException {
    return connect(broker, options(credentials));
  }

  /** As {@link #to(BrokerUrl, Credentials)}, over TLS. */
  public static Subscriber to(BrokerUrl broker, Credentials credentials, BrokerTrust trust)
      throws MqttException {
    MqttConnectOptions options = options(credentials);
    options.setSocketFactory(trust.socketFactory());
    return connect(broker, options);
  }

  private static MqttConnectOptions options(Credentials credentials) {
    MqttConnectOptions options = new MqttConnectOptions();
    options.setUserName(credentials.username());
    options.setPassword(credentials.password().toCharArray());
    return options;
  }

  /**
   * Connects anew when the connection is lost, as every client does: see {@link
   * io.drover.telemetry.broker.EmbeddedBroker} for why that can be at once.
   */
  private static Subscriber connect(BrokerUrl broker, MqttConnectOptions options)
      throws MqttException {
    for (int attempt = 1; ; attempt++) {
      try {
        return connectOnce(broker, options);
      } catch (MqttException e) {
        if (e.getReasonCode() != MqttException.REASON_CODE_CONNECTION_LOST || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private static Subscriber connectOnce(BrokerUrl broker, MqttConnectOptions options)
      throws MqttException {
    MqttAsyncClient client =
        new MqttAsyncClient(
            broker.toString(), MqttAsyncClient.generateClientId(), new MemoryPersistence());
    Subscriber subscriber = new Subscriber(client);
    try {
      client.connect(options).waitForCompletion(TimeUnit.SECONDS.toMillis(10));
      IMqttToken answer =
          client.subscribe(
              "drover/v1/test/#", 1, (path, message) -> subscriber.keep(path, message));
      answer.waitForCompletion(TimeUnit.SECONDS.toMillis(10));
      if (answer.getGrantedQos()[0] != 1) {
        throw new IllegalStateException("the subscription was refused");
      }
    } catch (MqttException e) {
      client.close(true);
      throw e;
    }
    return subscriber;
  }

  private void keep(String path, org.eclipse.paho.client.mqttv3.MqttMessage message) {
    try {
      received.add(
          new Received(
              path, JSON.readTree(message.getPayload()), message.getQos(), message.isRetained()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All that arrived on {@code topic} so far, whoever sent it. */
  public List<Received> on(Topic topic) {
    return received.stream().filter(m -> m.path().endsWith("/" + topic.level())).toList();
  }

  /** The connection states that arrived, repetitions left out. */
  public List<String> connectionStates() {
    return on(Topic.CONNECTION).stream()
        .map(
            m -> m.body().get("headerId").asLong() + " " + m.body().get("connectionState").asText())
        .distinct()
        .toList();
  }

  /** The header ids that arrived on {@code topic}. */
  public List<Long> headerIds(Topic topic) {
    return on(topic).stream().map(m -> m.body().get("headerId").asLong()).toList();
  }

  @Override
  public void close() throws MqttException {
    if (client.isConnected()) {
      client.disconnect(0).waitForCompletion(TimeUnit.SECONDS.toMillis(10));
    }
    client.close(true);
  }
}
