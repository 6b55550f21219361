package io.drover.telemetry.publish;

import io.drover.telemetry.command.CommandDesk;
import io.drover.telemetry.topic.Topic;
import io.drover.telemetry.topic.TopicTree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries reports from the outbox to the broker, session after session, until the outbox is closed.
 * Runs on one thread of its own; whatever fails here ends in the log and in the status.
 */
final class Delivery implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

  /** How long {@code close} lets what waits go out, if the broker is there. */
  static final double FAREWELL_SECONDS = 2.0;

  // brokers of small machines refuse or cut off more than this; no report of ours comes near
  private static final int MAXIMUM_PAYLOAD_BYTES = 256 * 1024;
  private static final double LOSS_CHECK_SECONDS = 0.1;

  private final PublisherOptions options;
  private final TopicTree tree;
  private final Presence presence;
  private final Optional<CommandDesk> desk;
  private final Outbox outbox;
  private final LinkState link;
  private final LongAdder sent;
  private final Backoff backoff;

  /** What the broker keeps for who comes later and is said once, as it was said last. */
  private final Map<Topic, OutboundMessage> kept = new ConcurrentHashMap<>();

  Delivery(
      PublisherOptions options,
      TopicTree tree,
      Presence presence,
      Optional<CommandDesk> desk,
      Outbox outbox,
      LinkState link,
      LongAdder sent,
      Backoff backoff) {
    this.options = options;
    this.tree = tree;
    this.presence = presence;
    this.desk = desk;
    this.outbox = outbox;
    this.link = link;
    this.sent = sent;
    this.backoff = backoff;
  }

  @Override
  public void run() {
    try {
      do {
        runSession();
      } while (!outbox.awaitClose(backoff.nextSeconds()));
    } catch (InterruptedException e) {
      LOG.debug("{}: gave up waiting for the MQTT broker", tree.participant());
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("{}: telemetry has stopped by a defect, the rest goes on", tree.participant(), e);
      link.down(Optional.of("telemetry has stopped by a defect: report it with the log"));
    } finally {
      outbox.close();
      outbox.dropAll();
    }
  }

  private void runSession() throws InterruptedException {
    long startNanos = System.nanoTime();
    try (MqttSession session =
        MqttSession.open(
            options.broker().toString(),
            presence.clientId(),
            presence.connect(options),
            this::delivered)) {
      try {
        listen(session);
        session.announce(tree.path(Topic.CONNECTION), presence.online());
        sayAgain(session);
        link.up();
        LOG.info("{}: telemetry goes to {}", tree.participant(), options.broker());
        pump(session);
        sayGoodbye(session);
        link.down(Optional.empty());
      } finally {
        outbox.putBack(session.unacknowledged());
        presence.sessionEnded();
      }
    } catch (MqttException e) {
      report(e);
    } finally {
      // a broker that accepts and cuts off again is not a broker that is back
      if ((System.nanoTime() - startNanos) * 1e-9 > options.longestRetrySeconds()) {
        backoff.reset();
      }
    }
  }

  /** A broker that was restarted may have forgotten it. What waits in the outbox is newer. */
  private void sayAgain(MqttSession session) throws MqttException {
    for (OutboundMessage message : kept.values()) {
      session.announce(tree.path(message.topic()), message.payload());
    }
  }

  private void delivered(OutboundMessage message) {
    sent.increment();
    if (message.topic().retained() && !message.isPeriodic()) {
      kept.merge(
          message.topic(),
          message,
          (before, now) -> now.sequence() > before.sequence() ? now : before);
    }
    outbox.delivered(message);
  }

  /** Before it is said to be there: whoever hears of that may command at once. */
  private void listen(MqttSession session) throws MqttException {
    if (desk.isPresent()
        && !session.subscribe(
            tree.commands(),
            (path, payload, retained) ->
                tree.commandName(path)
                    .ifPresent(name -> desk.get().receive(name, payload, retained)))) {
      LOG.warn(
          "{}: the broker does not let it hear {}: commands do not arrive; give it an account of"
              + " role drone",
          tree.participant(),
          tree.commands());
    }
  }

  private void pump(MqttSession session) throws MqttException, InterruptedException {
    while (!outbox.isClosed()) {
      session.requireAlive();
      Optional<OutboundMessage> message = outbox.take(LOSS_CHECK_SECONDS);
      if (message.isPresent()) {
        send(session, message.get());
      }
    }
  }

  private void sayGoodbye(MqttSession session) throws MqttException, InterruptedException {
    long startNanos = System.nanoTime();
    Optional<OutboundMessage> message = outbox.take(0);
    while (message.isPresent()) {
      send(session, message.get());
      boolean inTime = (System.nanoTime() - startNanos) * 1e-9 < FAREWELL_SECONDS;
      message = inTime ? outbox.take(0) : Optional.empty();
    }
    session.awaitDelivery(FAREWELL_SECONDS - (System.nanoTime() - startNanos) * 1e-9);
    session.announce(tree.path(Topic.CONNECTION), presence.offline());
    session.disconnect();
  }

  private void send(MqttSession session, OutboundMessage message)
      throws MqttException, InterruptedException {
    Topic topic = message.topic();
    byte[] payload = message.payload();
    if (payload.length > MAXIMUM_PAYLOAD_BYTES) {
      LOG.warn(
          "{}: a {} message of {} bytes is left out, more than {} are too many",
          tree.participant(),
          topic.level(),
          payload.length,
          MAXIMUM_PAYLOAD_BYTES);
      outbox.drop(message);
      return;
    }
    try {
      session.send(message, tree.path(topic), payload);
    } catch (MqttException | InterruptedException e) {
      if (message.isPeriodic()) {
        outbox.putBack(List.of(message));
      }
      throw e;
    }
  }

  private void report(MqttException e) {
    String problem =
        "MQTT broker "
            + options.broker()
            + " "
            + BrokerComplaint.of(
                e,
                options.credentials(),
                "'" + tree.participant() + "' at site '" + tree.site() + "'",
                presence.clientId())
            + "; telemetry waits and retries";
    if (link.down(Optional.of(problem))) {
      LOG.warn("{}: {}", tree.participant(), problem);
    }
  }
}
