package io.drover.telemetry.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drover.core.error.DroverException;
import io.drover.telemetry.payload.Acknowledgement.Status;
import io.drover.telemetry.payload.Header;
import io.drover.telemetry.publish.PublisherOptions;
import io.drover.telemetry.topic.Topic;
import io.drover.telemetry.topic.TopicTree;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Commands one participant, and hears what becomes of that. One thread. */
public final class CommandSender implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CommandSender.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final OperatorSession session;
  private final TopicTree participant;
  private final String sender;
  private final Clock clock;
  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
  private long sent;

  private CommandSender(
      PublisherOptions options, TopicTree participant, String sender, Clock clock) {
    this.participant = participant;
    this.sender = sender;
    this.clock = clock;
    this.session =
        OperatorSession.passing(
            options,
            "'" + participant.participant() + "' at site '" + participant.site() + "'",
            (path, payload) -> hear(payload));
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
    CommandSender commands = new CommandSender(options, participant, sender, clock);
    try {
      commands.session.connect();
      commands.session.subscribe(
          participant.path(Topic.ACKNOWLEDGEMENT), Topic.ACKNOWLEDGEMENT.qos());
      return commands;
    } catch (RuntimeException e) {
      commands.close();
      throw e;
    }
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
    Header header = new Header(sent++, clock.instant(), sender);
    Optional<DroverException> failure =
        session.command(participant.command(name), header, id, parameters);
    if (failure.isPresent()) {
      throw failure.get();
    }
    return id;
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

  @Override
  public void close() {
    session.close();
  }
}
