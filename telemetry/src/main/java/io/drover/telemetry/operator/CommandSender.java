package io.drover.telemetry.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.telemetry.broker.BrokerTrust;
import io.drover.telemetry.payload.Acknowledgement.Status;
import io.drover.telemetry.payload.Header;
import io.drover.telemetry.payload.MessageWriter;
import io.drover.telemetry.publish.BrokerComplaint;
import io.drover.telemetry.publish.PublisherOptions;
import io.drover.telemetry.topic.Topic;
import io.drover.telemetry.topic.TopicTree;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.client.mqttv3.IMqttToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Commands one participant, and hears what becomes of that. One thread. */
public final class CommandSender implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CommandSender.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int CONNECT_SECONDS = 5;
  private static final long ANSWER_MILLIS = 5_000;

  private final MqttAsyncClient client;
  private final PublisherOptions options;
  private final TopicTree participant;
  private final String sender;
  private final Clock clock;
  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
  private long sent;

  private CommandSender(
      MqttAsyncClient client,
      PublisherOptions options,
      TopicTree participant,
      String sender,
      Clock clock) {
    this.client = client;
    this.options = options;
    this.participant = participant;
    this.sender = sender;
    this.clock = clock;
  }

  /**
   * Connects, and listens for answers.
   *
   * @param participant who is commanded
   * @param sender who says so
   * @throws DroverException {@code UNREACHABLE} if the broker is not there, {@code REFUSED} if it
   *     does not let the sender hear the participant
   */
  public static CommandSender connect(
      PublisherOptions options, TopicTree participant, String sender, Clock clock) {
    String id = "drover-command-" + UUID.randomUUID();
    try {
      CommandSender commands =
          new CommandSender(
              new MqttAsyncClient(options.broker().toString(), id, new MemoryPersistence()),
              options,
              participant,
              sender,
              clock);
      try {
        commands.connect();
        return commands;
      } catch (MqttException | RuntimeException e) {
        commands.close();
        throw e;
      }
    } catch (MqttException e) {
      throw unreachable(options, participant, id, e);
    }
  }

  private void connect() throws MqttException {
    MqttConnectOptions connect = new MqttConnectOptions();
    connect.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
    connect.setConnectionTimeout(CONNECT_SECONDS);
    options
        .credentials()
        .ifPresent(
            shown -> {
              connect.setUserName(shown.username());
              connect.setPassword(shown.password().toCharArray());
            });
    if (options.broker().isEncrypted()) {
      options.trust().map(BrokerTrust::socketFactory).ifPresent(connect::setSocketFactory);
    }
    client.connect(connect).waitForCompletion(TimeUnit.SECONDS.toMillis(CONNECT_SECONDS + 1));
    IMqttToken granted =
        client.subscribe(
            participant.path(Topic.ACKNOWLEDGEMENT),
            Topic.ACKNOWLEDGEMENT.qos(),
            (path, message) -> hear(message.getPayload()));
    granted.waitForCompletion(ANSWER_MILLIS);
  }

  private void hear(byte[] payload) {
    try {
      JsonNode message = JSON.readTree(payload);
      String status = message.path("status").asText();
      Arrays.stream(Status.values())
          .filter(known -> known.name().equals(status))
          .findFirst()
          .ifPresent(
              known ->
                  answers.add(
                      new Answer(
                          known,
                          Optional.ofNullable(message.path("reason").textValue()),
                          message)));
    } catch (IOException e) {
      LOG.debug("somebody answers what is not JSON", e);
    }
  }

  /**
   * Gives a command under an id of its own.
   *
   * @param parameters its keys beside header and id
   * @return by which answers name it
   * @throws DroverException {@code UNREACHABLE} if the broker is lost
   */
  public String send(String name, Map<String, Object> parameters) {
    String id = UUID.randomUUID().toString();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("commandId", id);
    body.putAll(parameters);
    Header header = new Header(sent++, clock.instant(), sender);
    try {
      client
          .publish(
              participant.command(name), MessageWriter.write(header, "command", body), 1, false)
          .waitForCompletion(ANSWER_MILLIS);
      return id;
    } catch (MqttException e) {
      throw unreachable(options, participant, client.getClientId(), e);
    }
  }

  /**
   * Waits for what becomes of a command, up to {@code limit}.
   *
   * @return the last that was said of it: ACCEPTED if it is not done yet; empty if nobody answered
   */
  public Optional<Answer> await(String id, Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    Optional<Answer> last = Optional.empty();
    while (last.isEmpty() || !last.get().status().last()) {
      Answer next = answers.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (next == null) {
        return last;
      }
      if (next.message().path("commandId").asText().equals(id)) {
        last = Optional.of(next);
      }
    }
    return last;
  }

  private static DroverException unreachable(
      PublisherOptions options, TopicTree participant, String id, MqttException e) {
    return new DroverException(
        ErrorCode.UNREACHABLE,
        "MQTT broker "
            + options.broker()
            + " "
            + BrokerComplaint.of(
                e,
                options.credentials(),
                "'" + participant.participant() + "' at site '" + participant.site() + "'",
                id),
        e);
  }

  @Override
  public void close() {
    try {
      if (client.isConnected()) {
        client.disconnect(0).waitForCompletion(ANSWER_MILLIS);
      }
      client.close(true);
    } catch (MqttException e) {
      LOG.debug("the broker was left without a goodbye", e);
    }
  }
}
