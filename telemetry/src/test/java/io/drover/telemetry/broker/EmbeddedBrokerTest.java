package io.drover.telemetry.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.telemetry.RawClient;
import io.drover.telemetry.Subscriber;
import io.drover.telemetry.account.AccountFolder;
import io.drover.telemetry.payload.State;
import io.drover.telemetry.publish.PublisherOptions;
import io.drover.telemetry.publish.TelemetryPublisher;
import io.drover.telemetry.topic.Topic;
import io.drover.telemetry.topic.TopicTree;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final TopicTree TREE = new TopicTree("test", "drone1");

  @Test
  void servesWebSocketsAndLongMessagesToo() throws Exception {
    try (EmbeddedBroker broker =
            EmbeddedBroker.start(EmbeddedBrokerOptions.onLoopback(0).withWebsocket(0));
        Subscriber subscriber =
            Subscriber.to(
                BrokerUrl.parse("ws://127.0.0.1:" + broker.websocketPort().orElseThrow()));
        TelemetryPublisher publisher = publisher(PublisherOptions.to(broker.url()))) {
      String longText = "x".repeat(50_000);
      assertThat(publisher.awaitConnected(LIMIT)).isTrue();

      publisher.publish(new State(Map.of("text", longText)));

      await().atMost(LIMIT).until(() -> !subscriber.on(Topic.STATE).isEmpty());
      assertThat(subscriber.on(Topic.STATE).get(0).body().get("text").asText()).isEqualTo(longText);
    }
  }

  @Test
  void takesClientsThatLeaveTheirIdToIt() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBrokerOptions.onLoopback(0));
        RawClient one = RawClient.to(broker.url(), "", Optional.empty(), Optional.empty());
        RawClient other = RawClient.to(broker.url(), "", Optional.empty(), Optional.empty())) {
      other.publish("anything", 1);
      assertThat(one.isConnected()).isTrue();
    }
  }

  @Test
  void saysInOneLineThatAPortIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      int port = taken.getLocalPort();

      assertTaken(EmbeddedBrokerOptions.onLoopback(port), port);
      assertTaken(EmbeddedBrokerOptions.onLoopback(0).withWebsocket(port), port);
    }
  }

  @Test
  void keepsRetainedMessagesWhereItIsToldTo(@TempDir Path folder) throws Exception {
    EmbeddedBrokerOptions options = EmbeddedBrokerOptions.onLoopback(0).withDataFolder(folder);
    try (EmbeddedBroker broker = EmbeddedBroker.start(options);
        TelemetryPublisher publisher = publisher(PublisherOptions.to(broker.url()))) {
      assertThat(publisher.awaitConnected(LIMIT)).isTrue();
    }

    try (EmbeddedBroker broker = EmbeddedBroker.start(options);
        Subscriber subscriber = Subscriber.to(broker.url())) {
      await().atMost(LIMIT).until(() -> subscriber.connectionStates().contains("1 OFFLINE"));
    }
    assertThat(folder).isNotEmptyDirectory();
  }

  @Test
  void saysInOneLineThatItsFolderCannotBeUsed(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "no folder");

    assertThatThrownBy(
            () ->
                EmbeddedBroker.start(
                    EmbeddedBrokerOptions.onLoopback(0).withDataFolder(file.resolve("data"))))
        .isInstanceOfSatisfying(
            DroverException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FILE_NOT_WRITABLE))
        .message()
        .hasLineCount(1);
  }

  @Test
  void isNotOpenToTheNetworkByAccident() {
    AccountFolder accounts = new AccountFolder(Path.of("accounts"));
    EmbeddedBrokerOptions onLoopback = EmbeddedBrokerOptions.onLoopback(0);
    BrokerCertificate certificate = BrokerCertificate.in(Path.of("certs"), "broker");

    assertThatThrownBy(() -> everywhere(onLoopback, false))
        .isInstanceOf(DroverException.class)
        .hasMessageContaining("open to the network and unencrypted")
        .hasMessageContaining("--insecure");
    assertThatThrownBy(() -> everywhere(onLoopback.withAccounts(accounts), false))
        .hasMessageContaining("unencrypted");
    assertThatThrownBy(() -> onLoopback.withCertificate(certificate))
        .hasMessageContaining("./drover accounts");
    assertThat(everywhere(onLoopback, true).insecure()).isTrue();
    assertThat(
            everywhere(onLoopback.withAccounts(accounts).withCertificate(certificate), false)
                .host())
        .isEqualTo("0.0.0.0");
  }

  private static EmbeddedBrokerOptions everywhere(EmbeddedBrokerOptions like, boolean insecure) {
    return new EmbeddedBrokerOptions(
        "0.0.0.0",
        0,
        OptionalInt.empty(),
        Optional.empty(),
        like.accounts(),
        like.certificate(),
        insecure);
  }

  private static void assertTaken(EmbeddedBrokerOptions options, int port) {
    assertThatThrownBy(() -> EmbeddedBroker.start(options))
        .isInstanceOfSatisfying(
            DroverException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.RESOURCE_EXHAUSTED))
        .hasMessageContaining("127.0.0.1:" + port + " is taken: ")
        .message()
        .hasLineCount(1);
  }

  private static TelemetryPublisher publisher(PublisherOptions options) {
    return TelemetryPublisher.start(options, TREE, "drone", Clock.systemUTC());
  }
}
