package io.drover.telemetry.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.telemetry.payload.Acknowledgement;
import io.drover.telemetry.payload.Acknowledgement.Status;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandDeskTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final List<Acknowledgement> answers = new ArrayList<>();
  private final List<String> taken = new ArrayList<>();
  private final List<Optional<Command>> recorded = new ArrayList<>();
  private Optional<CommandReply> pending = Optional.empty();

  private final CommandHandler handler =
      new CommandHandler() {
        @Override
        public void take(Command command, CommandReply reply) {
          if (command.name().equals("jump")) {
            throw new DroverException(ErrorCode.INVALID_ARGUMENT, "it cannot jump");
          }
          taken.add(command.name() + command.parameters());
          reply.accepted();
          pending = Optional.of(reply);
        }

        @Override
        public void answered(Acknowledgement answer, Optional<Command> command) {
          recorded.add(command);
        }
      };

  /** Brings messages, and waits until they are answered. */
  private void receive(String name, boolean retained, String... payloads) {
    try (CommandDesk desk =
        new CommandDesk("drone1", handler, Clock.fixed(NOW, ZoneOffset.UTC), answers::add)) {
      for (String payload : payloads) {
        desk.receive(name, payload.getBytes(StandardCharsets.UTF_8), retained);
      }
    }
  }

  private static String hold(String id, String timestamp) {
    return "{\"commandId\":\"%s\",\"timestamp\":\"%s\"}".formatted(id, timestamp);
  }

  private Acknowledgement only() {
    assertThat(answers).hasSize(1);
    return answers.get(0);
  }

  @Test
  void asksItsHandlerAndSaysThatItIsAccepted() {
    receive(
        "speed-limit",
        false,
        "{\"headerId\":3,\"timestamp\":\"2026-03-01T12:00:01.5Z\",\"version\":\"1.0.0\","
            + "\"serialNumber\":\"desk\",\"commandId\":\"c1\",\"limit\":null}");
    assertThat(taken).containsExactly("speed-limit{limit=null}");
    assertThat(only())
        .isEqualTo(
            new Acknowledgement(
                Optional.of("c1"), "speed-limit", Status.ACCEPTED, Optional.empty()));
    assertThat(recorded.get(0).orElseThrow().sender()).contains("desk");
  }

  @Test
  void doesACommandOnceHoweverOftenItComes() {
    receive("hold", false, hold("c1", "2026-03-01T12:00:00Z"), hold("c1", "2026-03-01T11:00:00Z"));
    assertThat(taken).hasSize(1);
    assertThat(answers).extracting(Acknowledgement::status).containsOnly(Status.ACCEPTED);
    assertThat(answers).hasSize(2);
    // what was not done again is not on record again
    assertThat(recorded).hasSize(1);
  }

  @Test
  void repeatsItsLastAnswer() {
    CommandDesk desk =
        new CommandDesk("drone1", handler, Clock.fixed(NOW, ZoneOffset.UTC), answers::add);
    byte[] hold = hold("c1", NOW.toString()).getBytes(StandardCharsets.UTF_8);
    CommandReply[] replies = new CommandReply[1];
    try (desk) {
      desk.receive("hold", hold, false);
      org.awaitility.Awaitility.await().until(() -> pending.isPresent());
      replies[0] = pending.orElseThrow();
      replies[0].done();
      desk.receive("hold", hold, false);
    }
    assertThat(answers)
        .extracting(Acknowledgement::status)
        .containsExactly(Status.ACCEPTED, Status.DONE, Status.DONE);
    replies[0].failed("too late");
    assertThat(answers).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T11:59:50Z, ACCEPTED, ''",
    "2026-03-01T14:00:10+02:00, ACCEPTED, ''",
    "2026-03-01T11:59:49Z, REJECTED, 11.0 s old",
    "2026-03-01T12:00:11Z, REJECTED, 11.0 s ahead",
    "yesterday, REJECTED, key 'timestamp' is no time",
  })
  void refusesWhatIsNotOfNow(String timestamp, Status status, String words) {
    receive("hold", false, hold("c1", timestamp));
    assertThat(only().status()).isEqualTo(status);
    assertThat(only().reason().orElse("")).contains(words);
    assertThat(taken).hasSize(status == Status.ACCEPTED ? 1 : 0);
  }

  @Test
  void refusesWhatTheBrokerHasKept() {
    receive("hold", true, hold("c1", NOW.toString()));
    assertThat(only().status()).isEqualTo(Status.REJECTED);
    assertThat(only().reason().orElseThrow()).contains("do not retain");
    assertThat(taken).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hold now | not a JSON object",
        "[1] | not a JSON object",
        "null | not a JSON object",
        "{} | key 'commandId' is missing",
        "{\"commandId\":7} | key 'commandId' is not text",
        "{\"commandId\":\"\"} | key 'commandId': give 1 to 128",
        "{\"commandId\":\"a\",\"commandId\":\"b\"} | commandId",
        "{\"commandId\":\"a\"} | key 'timestamp' is missing",
        "{\"commandId\":\"a\",\"timestamp\":\"2026-03-01T12:00:00Z\",\"version\":\"2.0\"} | 'version'",
        "{\"commandId\":\"a\",\"timestamp\":\"2026-03-01T12:00:00Z\",\"headerId\":-1} | 'headerId'",
        "{\"commandId\":\"a\",\"timestamp\":\"2026-03-01T12:00:00Z\"} {} | not a JSON object",
      })
  void namesTheKeyThatIsWrong(String payload, String words) {
    receive("hold", false, payload);
    assertThat(only().status()).isEqualTo(Status.REJECTED);
    assertThat(only().reason().orElseThrow()).contains(words).hasLineCount(1);
    assertThat(taken).isEmpty();
  }

  @Test
  void refusesWhatIsTooLong() {
    receive("hold", false, "{\"commandId\":\"" + "x".repeat(9000) + "\"}");
    assertThat(only().reason().orElseThrow()).contains("9016 bytes are too many");
    assertThat(only().commandId()).isEmpty();
  }

  @Test
  void passesItsHandlersRefusalOn() {
    receive("jump", false, hold("c1", NOW.toString()));
    assertThat(only().status()).isEqualTo(Status.REJECTED);
    assertThat(only().reason()).contains("it cannot jump");
    assertThat(only().commandId()).contains("c1");
  }
}
