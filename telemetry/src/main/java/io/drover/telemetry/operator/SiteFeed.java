package io.drover.telemetry.operator;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.telemetry.broker.BrokerTrust;
import io.drover.telemetry.payload.Header;
import io.drover.telemetry.payload.MessageWriter;
import io.drover.telemetry.publish.BrokerComplaint;
import io.drover.telemetry.publish.PublisherOptions;
import io.drover.telemetry.topic.TopicTree;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.IMqttToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears all that a site's participants say, for as long as it is open: whenever the broker is lost
 * it connects anew. May command participants, too.
 */
public final class SiteFeed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SiteFeed.class);
  private static final int CONNECT_SECONDS = 5;
  private static final int KEEP_ALIVE_SECONDS = 10;
  private static final long ANSWER_MILLIS = 5_000;
  private static final long JOIN_MILLIS = 2_000;

  private final PublisherOptions options;
  private final String site;
  private final String name;
  private final SiteListener listener;
  private final Thread worker;
  private final AtomicLong sent = new AtomicLong();
  private volatile boolean closed;
  private volatile MqttAsyncClient client;

  private SiteFeed(PublisherOptions options, String site, String name, SiteListener listener) {
    this.options = options;
    this.site = site;
    this.name = name;
    this.listener = listener;
    this.worker = new Thread(this::listen, "site-" + site);
    worker.setDaemon(true);
  }

  /**
   * Begins to listen, and returns at once.
   *
   * @param name who listens, and says commands
   * @throws DroverException {@code FILE_NOT_READABLE} or {@code MALFORMED_FILE} if certificates
   *     cannot be used, {@code INVALID_ARGUMENT} if the site cannot be part of a path
   */
  public static SiteFeed start(
      PublisherOptions options, String site, String name, SiteListener listener) {
    String unused = TopicTree.siteBranch(site);
    options.trust().ifPresent(BrokerTrust::socketFactory);
    SiteFeed feed = new SiteFeed(options, site, name, listener);
    feed.worker.start();
    return feed;
  }

  private void listen() {
    double pause = options.firstRetrySeconds();
    while (!closed) {
      String id = "drover-site-" + UUID.randomUUID();
      CompletableFuture<Throwable> end = new CompletableFuture<>();
      String why;
      try (Session session = new Session(id, end)) {
        session.begin();
        pause = options.firstRetrySeconds();
        why = why(end.get(), id);
      } catch (MqttException e) {
        why = why(e, id);
      } catch (DroverException e) {
        // certificates that can be used no more, which somebody may be renewing
        why = e.getMessage();
      } catch (ExecutionException e) {
        why = why(e.getCause(), id);
      } catch (InterruptedException e) {
        return;
      }
      // its session is closed by now, and hears nothing any more
      if (!closed) {
        listener.lost(why);
        pause = waitFor(pause);
      }
    }
  }

  private double waitFor(double seconds) {
    try {
      TimeUnit.MILLISECONDS.sleep(Math.round(seconds * 1e3));
    } catch (InterruptedException e) {
      closed = true;
    }
    return Math.min(2 * seconds, options.longestRetrySeconds());
  }

  private String why(Throwable loss, String id) {
    MqttException e =
        loss instanceof MqttException told
            ? told
            : new MqttException(MqttException.REASON_CODE_CONNECTION_LOST, loss);
    return "MQTT broker "
        + options.broker()
        + " "
        + BrokerComplaint.of(e, options.credentials(), "site '" + site + "'", id);
  }

  /** One connection, from its beginning to its end. */
  private final class Session implements MqttCallback, AutoCloseable {
    private final MqttAsyncClient mine;
    private final CompletableFuture<Throwable> end;

    Session(String id, CompletableFuture<Throwable> end) throws MqttException {
      this.mine = new MqttAsyncClient(options.broker().toString(), id, new MemoryPersistence());
      this.end = end;
      mine.setCallback(this);
      client = mine;
    }

    void begin() throws MqttException {
      MqttConnectOptions connect = new MqttConnectOptions();
      connect.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
      connect.setConnectionTimeout(CONNECT_SECONDS);
      connect.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
      options
          .credentials()
          .ifPresent(
              shown -> {
                connect.setUserName(shown.username());
                connect.setPassword(shown.password().toCharArray());
              });
      if (options.broker().isEncrypted() && options.trust().isPresent()) {
        SSLSocketFactory trusted = options.trust().get().socketFactory();
        connect.setSocketFactory(trusted);
      }
      mine.connect(connect).waitForCompletion(TimeUnit.SECONDS.toMillis(CONNECT_SECONDS + 1));
      // before anything can be heard
      listener.connected();
      IMqttToken granted = mine.subscribe(TopicTree.siteBranch(site), 1);
      granted.waitForCompletion(ANSWER_MILLIS);
    }

    @Override
    public void connectionLost(Throwable cause) {
      end.complete(
          cause == null ? new MqttException(MqttException.REASON_CODE_CONNECTION_LOST) : cause);
    }

    @Override
    public void messageArrived(String path, MqttMessage message) {
      if (closed) {
        return;
      }
      try {
        listener.heard(path, message.getPayload());
      } catch (RuntimeException e) {
        // Paho would cut the connection
        LOG.warn("a message on {} was not taken", path, e);
      }
    }

    @Override
    public void deliveryComplete(IMqttDeliveryToken token) {
      // who publishes waits for its own
    }

    @Override
    public void close() {
      try {
        if (mine.isConnected()) {
          mine.disconnectForcibly(0, ANSWER_MILLIS / 10, true);
        }
        mine.close(true);
      } catch (MqttException e) {
        LOG.debug("the broker was left without a goodbye", e);
      }
    }
  }

  /**
   * Gives a command; what becomes of it is heard as an acknowledgement. Waits until the broker has
   * it, up to some seconds.
   *
   * @param id by which answers name it
   * @param asked when somebody wanted it: participants refuse what is old
   * @param parameters its keys beside header and id
   * @return whether the broker has confirmed it; if not, it may get there or not
   * @throws DroverException {@code UNREACHABLE} if the broker is not there: it is not sent
   */
  public boolean command(
      String participant,
      String command,
      String id,
      Instant asked,
      Map<String, Object> parameters) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("commandId", id);
    body.putAll(parameters);
    Header header = new Header(sent.getAndIncrement(), asked, name);
    String path = new TopicTree(site, participant).command(command);
    byte[] payload = MessageWriter.write(header, "command", body);
    IMqttDeliveryToken delivery;
    try {
      MqttAsyncClient now = client;
      if (now == null || !now.isConnected()) {
        throw new MqttException(MqttException.REASON_CODE_CLIENT_NOT_CONNECTED);
      }
      delivery = now.publish(path, payload, 1, false);
    } catch (MqttException e) {
      throw new DroverException(ErrorCode.UNREACHABLE, why(e, ""), e);
    }
    try {
      delivery.waitForCompletion(ANSWER_MILLIS);
      return true;
    } catch (MqttException e) {
      LOG.warn("command '{}' to {} is not confirmed: {}", command, participant, e.getMessage());
      return false;
    }
  }

  /** Ends; nothing is heard after this. */
  @Override
  public void close() {
    closed = true;
    worker.interrupt();
    try {
      worker.join(JOIN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
