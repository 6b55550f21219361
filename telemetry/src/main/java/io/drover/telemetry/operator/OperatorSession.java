package io.drover.telemetry.operator;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.telemetry.payload.Header;
import io.drover.telemetry.payload.MessageWriter;
import io.drover.telemetry.publish.BrokerComplaint;
import io.drover.telemetry.publish.PublisherOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection of somebody who listens to participants and commands them, from its beginning to
 * its loss. One thread connects and listens; any may command. What the broker refuses is {@code
 * UNREACHABLE}, with a line for people.
 */
final class OperatorSession implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OperatorSession.class);
  private static final int CONNECT_SECONDS = 5;
  private static final long ANSWER_MILLIS = 5_000;
  private static final long FAREWELL_MILLIS = 500;
  private static final long FORGET_MILLIS = 1_000;

  private final PublisherOptions options;
  private final String subject;
  private final String id;
  private final boolean lasting;
  private final BiConsumer<String, byte[]> listener;

  /** Whether anything is to be heard, once that is known: what a broker has kept comes at once. */
  private final CompletableFuture<Boolean> listening = new CompletableFuture<>();

  private final CompletableFuture<Throwable> end = new CompletableFuture<>();
  private final MqttAsyncClient client;

  private OperatorSession(
      PublisherOptions options,
      String id,
      boolean lasting,
      String subject,
      BiConsumer<String, byte[]> listener) {
    this.options = options;
    this.id = id;
    this.lasting = lasting;
    this.subject = subject;
    this.listener = listener;
    try {
      client = new MqttAsyncClient(options.broker().toString(), id, new MemoryPersistence());
    } catch (MqttException e) {
      throw unreachable(e);
    }
    client.setCallback(new Inbound());
  }

  /**
   * One that the broker forgets when it ends; not connected yet.
   *
   * @param subject whom it is about, for messages
   * @param listener told path and payload of what is heard, on Paho's thread; returns at once
   */
  static OperatorSession passing(
      PublisherOptions options, String subject, BiConsumer<String, byte[]> listener) {
    return new OperatorSession(options, newId("command"), false, subject, listener);
  }

  /**
   * One for which the broker keeps what is said at QoS 1 until the next of the same id, or until it
   * is {@linkplain #forget told to forget} it; not connected yet.
   *
   * @param id by which the broker knows it again
   * @param subject whom it is about, for messages
   * @param listener told path and payload of what is heard, on Paho's thread; returns at once
   */
  static OperatorSession lasting(
      PublisherOptions options, String id, String subject, BiConsumer<String, byte[]> listener) {
    return new OperatorSession(options, id, true, subject, listener);
  }

  /** By which nobody else is known. */
  static String newId(String kind) {
    return "drover-" + kind + "-" + UUID.randomUUID();
  }

  /** Has the broker keep nothing for an id any more, if it is there. */
  static void forget(PublisherOptions options, String id) {
    try (OperatorSession leaving =
        new OperatorSession(options, id, false, "nothing", (path, payload) -> {})) {
      leaving.connect(FORGET_MILLIS);
    } catch (DroverException e) {
      LOG.debug("the broker was left without a goodbye", e);
    }
  }

  /** Connects, or throws within some seconds; also if certificates cannot be used. */
  void connect() {
    connect(TimeUnit.SECONDS.toMillis(CONNECT_SECONDS + 1));
  }

  private void connect(long millis) {
    MqttConnectOptions connect = options.connect(options.tls());
    connect.setCleanSession(!lasting);
    connect.setConnectionTimeout(CONNECT_SECONDS);
    try {
      client.connect(connect).waitForCompletion(millis);
    } catch (MqttException e) {
      throw unreachable(e);
    }
  }

  /** Has what is said there brought to the listener; until then it hears nothing. */
  void subscribe(String filter, int qos) {
    listening.complete(true);
    try {
      client.subscribe(filter, qos).waitForCompletion(ANSWER_MILLIS);
    } catch (MqttException e) {
      throw unreachable(e);
    }
  }

  /**
   * Gives a command, and waits until the broker has it, up to some seconds.
   *
   * @param path of the command
   * @param commandId by which answers name it
   * @param parameters its keys beside header and id
   * @return why the broker has not confirmed it: it may get there or not; empty if it has
   * @throws DroverException {@code UNREACHABLE} if it is not sent
   */
  Optional<DroverException> command(
      String path, Header header, String commandId, Map<String, Object> parameters) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("commandId", commandId);
    body.putAll(parameters);
    byte[] payload = MessageWriter.write(header, "command", body);
    IMqttDeliveryToken delivery;
    try {
      delivery = client.publish(path, payload, 1, false);
    } catch (MqttException e) {
      throw unreachable(e);
    }
    try {
      delivery.waitForCompletion(ANSWER_MILLIS);
      return Optional.empty();
    } catch (MqttException e) {
      return Optional.of(unreachable(e));
    }
  }

  /** Waits until the connection is lost; says why. */
  DroverException awaitLoss() throws InterruptedException {
    Throwable loss;
    try {
      loss = end.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a loss is told, never thrown", e);
    }
    return unreachable(
        loss instanceof MqttException told
            ? told
            : new MqttException(MqttException.REASON_CODE_CONNECTION_LOST, loss));
  }

  private DroverException unreachable(MqttException e) {
    return new DroverException(
        ErrorCode.UNREACHABLE,
        "MQTT broker "
            + options.broker()
            + " "
            + BrokerComplaint.of(e, options.credentials(), subject, id),
        e);
  }

  /** Says goodbye if it can; nothing is heard after this. */
  @Override
  public void close() {
    listening.complete(false);
    try {
      if (client.isConnected()) {
        client.disconnectForcibly(0, FAREWELL_MILLIS, true);
      }
      client.close(true);
    } catch (MqttException e) {
      LOG.debug("the broker was left without a goodbye", e);
    }
  }

  private final class Inbound implements MqttCallback {
    @Override
    public void connectionLost(Throwable cause) {
      end.complete(
          cause == null ? new MqttException(MqttException.REASON_CODE_CONNECTION_LOST) : cause);
    }

    @Override
    public void messageArrived(String path, MqttMessage message) {
      if (!listening.join()) {
        return;
      }
      try {
        listener.accept(path, message.getPayload());
      } catch (RuntimeException e) {
        // Paho would cut the connection
        LOG.warn("a message on {} was not taken", path, e);
      }
    }

    @Override
    public void deliveryComplete(IMqttDeliveryToken token) {
      // who commands waits for its own
    }
  }
}
