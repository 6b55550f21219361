package io.drover.telemetry.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drover.telemetry.RawClient;
import io.drover.telemetry.account.AccountFolder;
import io.drover.telemetry.account.Role;
import io.drover.telemetry.broker.BrokerUrl;
import io.drover.telemetry.command.Command;
import io.drover.telemetry.command.CommandHandler;
import io.drover.telemetry.command.CommandReply;
import io.drover.telemetry.payload.Acknowledgement.Status;
import io.drover.telemetry.publish.PublisherOptions;
import io.drover.telemetry.publish.TelemetryPublisher;
import io.drover.telemetry.topic.TopicTree;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Commands from end to end, with accounts, whichever broker it is. */
abstract class CommandContract {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(500);

  private final List<String> done = new CopyOnWriteArrayList<>();
  private final CommandHandler handler =
      new CommandHandler() {
        @Override
        public void take(Command command, CommandReply reply) {
          command.requireKeys();
          reply.accepted();
          done.add(command.name());
          reply.done();
        }
      };

  /** The broker under test, running, with the accounts of {@link #make}. */
  abstract BrokerUrl broker();

  abstract AccountFolder accounts();

  static AccountFolder make(Path path) {
    AccountFolder accounts = new AccountFolder(path);
    accounts.add(new TopicTree("test", "drone1"), Role.DRONE);
    accounts.add(new TopicTree("test", "drone2"), Role.DRONE);
    accounts.add(new TopicTree("test", "desk"), Role.OPERATOR);
    return accounts;
  }

  private PublisherOptions as(String account) {
    return PublisherOptions.to(broker())
        .withRetrySeconds(0.02, 0.1)
        .withCredentials(accounts().credentials(account));
  }

  private TelemetryPublisher drone() {
    return TelemetryPublisher.start(
        as("drone1"),
        new TopicTree("test", "drone1"),
        "drone",
        Clock.systemUTC(),
        Optional.of(handler));
  }

  private CommandSender sender(String account) {
    return CommandSender.connect(
        as(account), new TopicTree("test", "drone1"), account, Clock.systemUTC());
  }

  @Test
  void anOperatorHearsWhatBecomesOfACommand() throws Exception {
    try (TelemetryPublisher drone = drone();
        CommandSender desk = sender("desk")) {
      assertThat(drone.awaitConnected(LIMIT)).isTrue();

      Answer answer = desk.await(desk.send("hold", Map.of()), LIMIT).orElseThrow();
      assertThat(answer.status()).isEqualTo(Status.DONE);
      assertThat(answer.message().get("command").textValue()).isEqualTo("hold");
      assertThat(answer.message().get("serialNumber").textValue()).isEqualTo("drone1");

      Answer refused = desk.await(desk.send("hold", Map.of("height", 3)), LIMIT).orElseThrow();
      assertThat(refused.status()).isEqualTo(Status.REJECTED);
      assertThat(refused.reason().orElseThrow()).contains("key 'height'");
      assertThat(done).containsExactly("hold");
    }
  }

  @Test
  void anotherDroneCommandsNobody() throws Exception {
    try (TelemetryPublisher drone = drone();
        CommandSender desk = sender("desk");
        RawClient drone2 = RawClient.to(broker(), Optional.of(accounts().credentials("drone2")))) {
      assertThat(drone.awaitConnected(LIMIT)).isTrue();
      // "said" is no JSON: had it come, it were answered
      drone2.publish("drover/v1/test/drone1/command/land", 1);
      assertThat(desk.await(desk.send("resume", Map.of()), LIMIT)).isPresent();
      assertThat(done).containsExactly("resume");
      assertThat(desk.await("never given", SHORT)).isEmpty();
    }
  }

  @Test
  void hearsCommandsAgainAfterTheBrokerCameBack() throws Exception {
    try (TelemetryPublisher drone = drone()) {
      assertThat(drone.awaitConnected(LIMIT)).isTrue();
      restartBroker();
      await().atMost(LIMIT).until(() -> drone.status().connections() == 2);
      try (CommandSender desk = sender("desk")) {
        Answer answer = desk.await(desk.send("land", Map.of()), LIMIT).orElseThrow();
        assertThat(answer.status()).isEqualTo(Status.DONE);
      }
    }
  }

  /** The same on the same port, after a crash. */
  abstract void restartBroker() throws Exception;
}
