package io.drover.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.telemetry.account.AccountFolder;
import io.drover.telemetry.account.Role;
import io.drover.telemetry.broker.EmbeddedBroker;
import io.drover.telemetry.broker.EmbeddedBrokerOptions;
import io.drover.telemetry.command.Command;
import io.drover.telemetry.command.CommandHandler;
import io.drover.telemetry.command.CommandReply;
import io.drover.telemetry.publish.PublisherOptions;
import io.drover.telemetry.publish.TelemetryPublisher;
import io.drover.telemetry.topic.TopicTree;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SendCommandTest {
  private static final TopicTree DRONE = new TopicTree("field", "drone1");

  @TempDir private Path folder;
  private final List<Command> taken = new ArrayList<>();
  private EmbeddedBroker broker;
  private TelemetryPublisher drone;
  private String output = "";
  private String errors = "";

  private final CommandHandler handler =
      new CommandHandler() {
        @Override
        public void take(Command command, CommandReply reply) {
          taken.add(command);
          if (command.name().equals("resume")) {
            throw new DroverException(ErrorCode.REFUSED, "nobody holds it");
          }
          reply.accepted();
          if (!command.name().equals("hold")) {
            reply.done();
          }
        }
      };

  @BeforeEach
  void start() throws InterruptedException {
    AccountFolder accounts = new AccountFolder(folder);
    accounts.add(DRONE, Role.DRONE);
    accounts.add(new TopicTree("field", "me"), Role.OPERATOR);
    broker = EmbeddedBroker.start(EmbeddedBrokerOptions.onLoopback(0).withAccounts(accounts));
    drone =
        TelemetryPublisher.start(
            PublisherOptions.to(broker.url()).withCredentials(accounts.credentials("drone1")),
            DRONE,
            "drone",
            Clock.systemUTC(),
            Optional.of(handler));
    assertThat(drone.awaitConnected(Duration.ofSeconds(20))).isTrue();
  }

  @AfterEach
  void stop() {
    drone.close();
    broker.close();
  }

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("command"));
    all.addAll(Arrays.asList(arguments));
    all.addAll(
        List.of(
            "--mqtt",
            broker.url().toString(),
            "--site",
            "field",
            "--as",
            "me",
            "--accounts",
            folder.toString()));
    return execute(all.toArray(String[]::new));
  }

  private int execute(String... arguments) {
    StringWriter err = new StringWriter();
    PrintStream out = System.out;
    PrintStream before = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
    try {
      return Drover.run(new PrintWriter(err, true), arguments);
    } finally {
      System.setOut(out);
      System.setErr(before);
      output = printed.toString(StandardCharsets.UTF_8).strip();
      errors = (told.toString(StandardCharsets.UTF_8) + err).strip();
    }
  }

  @Test
  void saysThatItIsDone() throws Exception {
    assertThat(run("drone1", "land")).isZero();
    assertThat(output).isEqualTo("drone1: land done");
    assertThat(run("drone1", "speed-limit", "1.5", "--json")).isZero();
    JsonNode answer = new ObjectMapper().readTree(output);
    assertThat(answer.get("status").textValue()).isEqualTo("DONE");
    assertThat(run("drone1", "speed-limit", "none")).isZero();
    assertThat(run("drone1", "policy", "local")).isZero();
    assertThat(taken.get(1).parameters()).containsEntry("speedLimitMetresPerSecond", 1.5);
    assertThat(taken.get(2).parameters()).containsEntry("speedLimitMetresPerSecond", null);
    assertThat(taken.get(3).parameters()).containsEntry("policy", "local");
    assertThat(taken.get(3).sender()).contains("me");
  }

  @Test
  void failsWhenItIsRefusedOrNotDone() {
    assertThat(run("drone1", "resume")).isEqualTo(1);
    assertThat(errors).isEqualTo("drone1: resume rejected: nobody holds it");
    assertThat(run("drone1", "hold", "--timeout", "0.5")).isEqualTo(1);
    assertThat(errors).isEqualTo("drone1: hold accepted, but not done within 0.5 s");
    assertThat(run("drone2", "hold", "--timeout", "0.5")).isEqualTo(1);
    assertThat(errors).contains("drone2 at site field does not answer").hasLineCount(1);
  }

  @Test
  void refusesMistakesInOneLine() {
    for (String[] mistake :
        new String[][] {
          {"did you mean 'hold'", "drone1", "hol"},
          {"takes no value", "drone1", "land", "now"},
          {"name one, such as", "drone1", "policy"},
          {"speed-limit is 'fast'", "drone1", "speed-limit", "fast"},
          {"--timeout is 0", "drone1", "hold", "--timeout", "0"},
          {"cannot be a level", "a/b", "hold"},
        }) {
      assertThat(run(Arrays.copyOfRange(mistake, 1, mistake.length))).isEqualTo(2);
      assertThat(errors).contains(mistake[0]).hasLineCount(1);
    }
    assertThat(taken).isEmpty();
    assertThat(execute("command", "drone1", "hold", "--mqtt", "tcp://127.0.0.1:1")).isEqualTo(1);
    assertThat(errors).contains("is out of reach").hasLineCount(1);
  }
}
