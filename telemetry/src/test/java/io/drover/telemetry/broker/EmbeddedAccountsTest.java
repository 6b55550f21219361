package io.drover.telemetry.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.drover.telemetry.RawClient;
import io.drover.telemetry.account.AccountFolder;
import io.drover.telemetry.account.Role;
import io.drover.telemetry.topic.TopicTree;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the embedded broker, and what only it promises. */
class EmbeddedAccountsTest extends AccountContract {
  private static final byte CONNACK = 0x20;

  @TempDir private static Path folder;

  private static AccountFolder accounts;
  private static EmbeddedBroker broker;

  @BeforeAll
  static void startBroker() {
    accounts = make(folder);
    broker =
        EmbeddedBroker.start(
            EmbeddedBrokerOptions.onLoopback(0).withWebsocket(0).withAccounts(accounts));
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @Override
  BrokerUrl broker() {
    return broker.url();
  }

  @Override
  boolean refusesWills() {
    return true;
  }

  @Override
  AccountFolder accounts() {
    return accounts;
  }

  @Test
  void refusesSubscriptionsBeyondWhatMayBeRead() throws MqttException {
    try (RawClient drone = client("drone1");
        RawClient desk = client("desk")) {
      assertThat(drone.subscribe(BRANCH + "#")).isFalse();
      assertThat(desk.subscribe("drover/v1/#")).isFalse();
      assertThat(desk.subscribe(BRANCH + "+/state")).isTrue();
    }
  }

  @Test
  void hearsOfNewAccountsAndCutsOffRemovedOnes() throws MqttException {
    accounts.add(new TopicTree("test", "guest"), Role.OPERATOR);
    try (RawClient guest = client("guest");
        RawClient other = client("desk")) {
      accounts.remove("guest");

      await().atMost(LIMIT).until(() -> !guest.isConnected());
      assertThat(other.isConnected()).isTrue();
    }
  }

  @Test
  void letsNobodyThrowAnotherOut() throws MqttException {
    try (RawClient first = named("board", "desk")) {
      assertThatThrownBy(() -> named("board", "drone2")).isInstanceOf(MqttException.class);
      assertThatThrownBy(() -> named("drover/test/drone1", "drone2"))
          .isInstanceOfSatisfying(
              MqttException.class,
              e ->
                  assertThat(e.getReasonCode())
                      .isEqualTo((int) MqttException.REASON_CODE_INVALID_CLIENT_ID));
      assertThat(first.isConnected()).isTrue();
      try (RawClient again = named("board", "desk")) {
        await().atMost(LIMIT).until(() -> !first.isConnected());
        assertThat(again.isConnected()).isTrue();
      }
    }
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () -> {
              try (RawClient now = named("board", "drone2")) {
                assertThat(now.isConnected()).isTrue();
              }
            });
  }

  @Test
  void takesClientsThatLeaveTheirIdToIt() throws MqttException {
    try (RawClient one = named("", "desk");
        RawClient other = named("", "drone1")) {
      other.publish(BRANCH + "drone1/event", 1);
      assertThat(one.isConnected()).isTrue();
    }
  }

  @Test
  void servesWebSocketsToAccountsOnly() throws MqttException {
    BrokerUrl url = BrokerUrl.parse("ws://127.0.0.1:" + broker.websocketPort().orElseThrow());

    assertThatThrownBy(() -> RawClient.to(url, Optional.empty())).isInstanceOf(MqttException.class);
    try (RawClient desk = RawClient.to(url, credentials("desk"));
        RawClient drone = client("drone1")) {
      assertThat(desk.subscribe(BRANCH + "#")).isTrue();
      drone.publish(BRANCH + "drone1/event", 1);
      await().atMost(LIMIT).until(() -> desk.received().contains(BRANCH + "drone1/event"));
    }
  }

  @Test
  void cutsOffWhoSpeaksAnythingElse() throws IOException {
    try (Socket socket = new Socket("127.0.0.1", broker.port())) {
      socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(lastWords(socket)).isEmpty();
    }
    try (Socket socket = new Socket("127.0.0.1", broker.port())) {
      // PINGREQ, before anything else
      socket.getOutputStream().write(new byte[] {(byte) 0xc0, 0});
      assertThat(lastWords(socket)).startsWith(CONNACK);
    }
  }

  @Test
  void cutsOffTopicsOfTooManyLevels() throws MqttException {
    try (RawClient drone = client("drone1")) {
      assertThatThrownBy(() -> drone.publish(BRANCH + "drone1/" + "a/".repeat(400), 1))
          .isInstanceOf(MqttException.class);
      await().atMost(LIMIT).until(() -> !drone.isConnected());
    }
  }

  private RawClient named(String id, String account) throws MqttException {
    return RawClient.to(broker(), id, credentials(account), Optional.empty());
  }

  /** Reads until the broker ends the connection. */
  private static byte[] lastWords(Socket socket) throws IOException {
    socket.setSoTimeout((int) LIMIT.toMillis());
    return socket.getInputStream().readAllBytes();
  }
}
