package io.drover.telemetry.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.paho.client.mqttv3.IMqttActionListener;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.IMqttToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/**
 * One connection to a broker, from connect to loss. It remembers the events that the broker has not
 * acknowledged; a lost session is thrown away whole and those go to the next one.
 *
 * <p>One thread connects, sends and closes; Paho's threads report back.
 */
final class MqttSession implements AutoCloseable {
  private static final int WINDOW = 64;
  private static final int CONNECT_SECONDS = 5;
  private static final long ANSWER_MILLIS = 5_000;
  private static final long STALL_POLL_MILLIS = 50;

  private final MqttAsyncClient client;
  private final Consumer<OutboundMessage> delivered;
  private final Semaphore window = new Semaphore(WINDOW);
  private final Map<Long, OutboundMessage> unacknowledged = new ConcurrentSkipListMap<>();
  private volatile Inbound inbound = (path, payload, retained) -> {};
  private volatile Throwable loss;

  private MqttSession(MqttAsyncClient client, Consumer<OutboundMessage> delivered) {
    this.client = client;
    this.delivered = delivered;
  }

  /**
   * Connects, or throws within some seconds.
   *
   * @param delivered told of what is handed over, on Paho's thread; returns at once
   */
  static MqttSession open(
      String serverUri,
      String clientId,
      MqttConnectOptions options,
      Consumer<OutboundMessage> delivered)
      throws MqttException {
    MqttAsyncClient client = new MqttAsyncClient(serverUri, clientId, new MemoryPersistence());
    MqttSession session = new MqttSession(client, delivered);
    client.setCallback(session.new LossListener());
    // Paho counts its own traffic in the same window
    options.setMaxInflight(2 * WINDOW);
    options.setConnectionTimeout(CONNECT_SECONDS);
    options.setCleanSession(true);
    try {
      client.connect(options).waitForCompletion(TimeUnit.SECONDS.toMillis(CONNECT_SECONDS + 1));
      return session;
    } catch (MqttException e) {
      session.close();
      throw e;
    }
  }

  /** Publishes and waits for the broker's acknowledgement. */
  void announce(String path, byte[] payload) throws MqttException {
    client.publish(path, payload, 1, true).waitForCompletion(ANSWER_MILLIS);
  }

  /**
   * Has what others say there brought to a listener, which returns at once.
   *
   * @return whether the broker allows it
   */
  boolean subscribe(String filter, Inbound listener) throws MqttException {
    inbound = listener;
    IMqttToken answer = client.subscribe(filter, 1);
    try {
      answer.waitForCompletion(ANSWER_MILLIS);
    } catch (MqttException e) {
      // Paho takes a refusal for a failure of its own
      if (answer.getGrantedQos() == null || answer.getGrantedQos().length == 0) {
        throw e;
      }
    }
    return answer.getGrantedQos()[0] <= 1;
  }

  /** Told of what arrives, on Paho's thread. */
  interface Inbound {
    void arrived(String path, byte[] payload, boolean retained);
  }

  /**
   * Publishes without waiting for the acknowledgement; waits while too many are under way.
   *
   * @throws MqttException if the session is lost; an event is then among {@link #unacknowledged()}
   */
  void send(OutboundMessage message, String path, byte[] payload)
      throws MqttException, InterruptedException {
    if (!message.isPeriodic()) {
      unacknowledged.put(message.sequence(), message);
    }
    while (!window.tryAcquire(STALL_POLL_MILLIS, TimeUnit.MILLISECONDS)) {
      requireAlive();
    }
    requireAlive();
    client.publish(
        path,
        payload,
        message.topic().qos(),
        message.topic().retained(),
        null,
        new DeliveryListener(message));
  }

  /** Throws what ended the session, if it has ended. */
  void requireAlive() throws MqttException {
    Throwable cause = loss;
    if (cause != null) {
      throw cause instanceof MqttException e
          ? e
          : new MqttException(MqttException.REASON_CODE_CONNECTION_LOST, cause);
    }
  }

  /** Events that the broker may not have, oldest first. */
  List<OutboundMessage> unacknowledged() {
    return new ArrayList<>(unacknowledged.values());
  }

  /** Waits until everything sent was handed over, up to {@code seconds}. */
  void awaitDelivery(double seconds) throws InterruptedException {
    if (window.tryAcquire(WINDOW, Math.round(seconds * 1e3), TimeUnit.MILLISECONDS)) {
      window.release(WINDOW);
    }
  }

  /** Says goodbye, so that the broker does not publish the last will. */
  void disconnect() throws MqttException {
    client.disconnect(0).waitForCompletion(ANSWER_MILLIS);
  }

  /** Cuts the connection if it still stands, and ends Paho's threads. */
  @Override
  public void close() {
    try {
      if (client.isConnected()) {
        client.disconnectForcibly(0, 0, false);
      }
      client.close(true);
    } catch (MqttException e) {
      // the session is over either way, and a new one shares nothing with it
      lose(e);
    }
  }

  private void lose(Throwable cause) {
    // Paho gives no cause when the broker closed the connection
    loss = cause == null ? new MqttException(MqttException.REASON_CODE_CONNECTION_LOST) : cause;
  }

  private final class LossListener implements MqttCallback {
    @Override
    public void connectionLost(Throwable cause) {
      lose(cause);
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
      inbound.arrived(topic, message.getPayload(), message.isRetained());
    }

    @Override
    public void deliveryComplete(IMqttDeliveryToken token) {
      // each message has a listener of its own
    }
  }

  private final class DeliveryListener implements IMqttActionListener {
    private final OutboundMessage message;

    DeliveryListener(OutboundMessage message) {
      this.message = message;
    }

    @Override
    public void onSuccess(IMqttToken token) {
      unacknowledged.remove(message.sequence());
      delivered.accept(message);
      window.release();
    }

    @Override
    public void onFailure(IMqttToken token, Throwable cause) {
      lose(cause);
      window.release();
    }
  }
}
