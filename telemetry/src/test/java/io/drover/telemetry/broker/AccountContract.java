package io.drover.telemetry.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.drover.telemetry.RawClient;
import io.drover.telemetry.account.AccountFolder;
import io.drover.telemetry.account.Credentials;
import io.drover.telemetry.account.Role;
import io.drover.telemetry.publish.PublisherOptions;
import io.drover.telemetry.publish.TelemetryPublisher;
import io.drover.telemetry.topic.TopicTree;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.junit.jupiter.api.Test;

/** What a broker owes to accounts, whichever broker it is: both read the same files. */
abstract class AccountContract {
  static final Duration LIMIT = Duration.ofSeconds(20);
  static final String BRANCH = "drover/v1/test/";

  /** The broker under test, running. */
  abstract BrokerUrl broker();

  /** Its accounts: those of {@link #make}. */
  abstract AccountFolder accounts();

  /** Whether it says at once that a last will is not allowed, or just does not deliver it. */
  abstract boolean refusesWills();

  static AccountFolder make(Path path) {
    AccountFolder accounts = new AccountFolder(path);
    accounts.add(new TopicTree("test", "drone1"), Role.DRONE);
    accounts.add(new TopicTree("test", "drone2"), Role.DRONE);
    // what others leave on their topics shall not be in the way
    accounts.add(new TopicTree("test", "willing"), Role.DRONE);
    accounts.add(new TopicTree("test", "teller"), Role.DRONE);
    accounts.add(new TopicTree("test", "desk"), Role.OPERATOR);
    return accounts;
  }

  @Test
  void refusesWhoHasNoAccount() {
    assertRefused(Optional.empty());
    assertRefused(Optional.of(new Credentials("drone1", "guess")));
    assertRefused(Optional.of(new Credentials("stranger", password("drone1"))));
    assertRefused(Optional.of(new Credentials("drone2", password("drone1"))));
  }

  @Test
  void deliversNothingThatIsSaidInAnothersName() throws MqttException {
    try (RawClient desk = client("desk");
        RawClient drone2 = client("drone2")) {
      assertThat(desk.subscribe(BRANCH + "drone1/#")).isTrue();
      assertThat(desk.subscribe(BRANCH + "drone2/#")).isTrue();

      drone2.publish(BRANCH + "drone1/state", 0);
      drone2.publish(BRANCH + "drone1/event", 1);
      drone2.publish(BRANCH + "drone1/command/land", 1);
      drone2.publish("drover/v1/other/drone2/event", 1);
      drone2.publish(BRANCH + "drone2/event", 1);

      await().atMost(LIMIT).until(() -> !desk.received().isEmpty());
      assertThat(desk.received()).containsExactly(BRANCH + "drone2/event");
      assertThat(drone2.isConnected()).isTrue();
    }
  }

  @Test
  void leavesNoLastWillInAnothersName() throws MqttException {
    try (RawClient desk = client("desk")) {
      assertThat(desk.subscribe(BRANCH + "willing/#")).isTrue();

      vanishWithWill("drone2", BRANCH + "willing/event");
      vanishWithWill("willing", BRANCH + "willing/connection");

      await().atMost(LIMIT).until(() -> !desk.received().isEmpty());
      assertThat(desk.received()).containsOnly(BRANCH + "willing/connection");
    }
    try (RawClient late = client("desk")) {
      late.subscribe(BRANCH + "willing/#");
      await().atMost(LIMIT).until(() -> !late.received().isEmpty());
      assertThat(late.received()).containsOnly(BRANCH + "willing/connection");
    }
  }

  @Test
  void letsDronesHearTheirOwnCommandsOnly() throws MqttException {
    try (RawClient drone1 = client("drone1");
        RawClient drone2 = client("drone2");
        RawClient desk = client("desk")) {
      assertThat(drone1.subscribe(BRANCH + "drone1/command/#")).isTrue();
      assertThat(drone2.subscribe(BRANCH + "drone2/command/#")).isTrue();
      // mosquitto grants these and delivers nothing, the embedded broker refuses them
      drone2.subscribe(BRANCH + "drone1/#");
      drone2.subscribe("#");

      desk.publish(BRANCH + "drone1/command/land", 1);
      drone1.publish(BRANCH + "drone1/event", 1);
      desk.publish(BRANCH + "drone2/command/land", 1);

      await().atMost(LIMIT).until(() -> !drone2.received().isEmpty());
      await().atMost(LIMIT).until(() -> !drone1.received().isEmpty());
      assertThat(drone1.received()).containsOnly(BRANCH + "drone1/command/land");
      assertThat(drone2.received()).containsOnly(BRANCH + "drone2/command/land");
    }
  }

  @Test
  void carriesTelemetryOfWhoShowsAnAccount() throws Exception {
    try (RawClient desk = client("desk");
        TelemetryPublisher publisher = publisher("teller", credentials("teller"))) {
      desk.subscribe(BRANCH + "teller/connection");

      assertThat(publisher.awaitConnected(LIMIT)).isTrue();

      await().atMost(LIMIT).until(() -> !desk.received().isEmpty());
    }
  }

  @Test
  void tellsAPublisherWhatIsWrong() {
    try (TelemetryPublisher nameless = publisher("drone1", Optional.empty())) {
      assertThat(problem(nameless)).contains("only who has an account").contains("--accounts");
    }
    try (TelemetryPublisher wrong =
        publisher("drone1", Optional.of(new Credentials("drone1", "guess")))) {
      assertThat(problem(wrong))
          .contains("refuses the account 'drone1'")
          .contains("retries")
          .doesNotContain("guess");
    }
    if (refusesWills()) {
      try (TelemetryPublisher other = publisher("drone1", credentials("drone2"))) {
        assertThat(problem(other))
            .contains("refuses the account 'drone2'")
            .contains("may not speak for 'drone1' at site 'test'");
      }
    }
  }

  private static String problem(TelemetryPublisher publisher) {
    await().atMost(LIMIT).until(() -> publisher.status().problem().isPresent());
    return publisher.status().problem().orElseThrow();
  }

  private TelemetryPublisher publisher(String participant, Optional<Credentials> shown) {
    PublisherOptions options = PublisherOptions.to(broker()).withRetrySeconds(0.02, 0.1);
    return TelemetryPublisher.start(
        shown.map(options::withCredentials).orElse(options),
        new TopicTree("test", participant),
        "drone",
        Clock.systemUTC());
  }

  private void vanishWithWill(String account, String topic) {
    try (RawClient client =
        RawClient.to(broker(), account + "-will", credentials(account), Optional.of(topic))) {
      client.vanish();
    } catch (MqttException e) {
      // refused with its will
    }
  }

  RawClient client(String account) throws MqttException {
    return RawClient.to(broker(), credentials(account));
  }

  Optional<Credentials> credentials(String account) {
    return Optional.of(accounts().credentials(account));
  }

  private String password(String account) {
    return accounts().credentials(account).password();
  }

  private void assertRefused(Optional<Credentials> shown) {
    assertThatThrownBy(() -> RawClient.to(broker(), shown))
        .isInstanceOfSatisfying(
            MqttException.class,
            e ->
                assertThat(e.getReasonCode())
                    .isIn(
                        (int) MqttException.REASON_CODE_FAILED_AUTHENTICATION,
                        (int) MqttException.REASON_CODE_NOT_AUTHORIZED));
  }
}
