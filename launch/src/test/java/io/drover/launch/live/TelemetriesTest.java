package io.drover.launch.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.drover.core.error.DroverException;
import io.drover.launch.certs.CertificateAuthority;
import io.drover.telemetry.account.AccountFolder;
import io.drover.telemetry.account.Credentials;
import io.drover.telemetry.account.Role;
import io.drover.telemetry.broker.BrokerTrust;
import io.drover.telemetry.broker.BrokerUrl;
import io.drover.telemetry.broker.EmbeddedBroker;
import io.drover.telemetry.publish.PublisherOptions;
import io.drover.telemetry.publish.TelemetryPublisher;
import io.drover.telemetry.topic.TopicTree;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TelemetriesTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Map<String, String> NOTHING = Map.of();

  @TempDir Path folder;

  private AccountFolder accounts() {
    AccountFolder accounts = new AccountFolder(folder.resolve("accounts"));
    accounts.add(new TopicTree("local", "drone1"), Role.DRONE);
    return accounts;
  }

  private static Telemetries to(String url) {
    return new Telemetries(url, Optional.empty(), Optional.empty(), Optional.empty());
  }

  @Test
  void showsTheAccountOfItsFolderOrOfTheEnvironment() {
    AccountFolder accounts = accounts();
    Map<String, String> environment =
        Map.of("DROVER_MQTT_USER", "me", "DROVER_MQTT_PASSWORD", "secret");
    Telemetries foldered =
        new Telemetries(
            "tcp://localhost",
            Optional.of(accounts.path().toString()),
            Optional.empty(),
            Optional.empty());

    assertThat(to("tcp://localhost").options("drone1", NOTHING).credentials()).isEmpty();
    assertThat(to("tcp://localhost").options("drone1", environment).credentials())
        .contains(new Credentials("me", "secret"));
    assertThat(foldered.options("drone1", environment).credentials())
        .contains(accounts.credentials("drone1"));
    assertThatThrownBy(() -> foldered.options("drone2", environment))
        .isInstanceOf(DroverException.class)
        .hasMessageContaining("drone2.password cannot be read");
  }

  @Test
  void wantsBothOfTheEnvironment() {
    for (String name : List.of("DROVER_MQTT_USER", "DROVER_MQTT_PASSWORD")) {
      assertThatThrownBy(() -> to("tcp://localhost").options("drone1", Map.of(name, "x")))
          .isInstanceOf(DroverException.class)
          .hasMessageContaining("only one is set");
    }
  }

  @Test
  void isHeardByABrokerOfTheSameCertificatesAndAccounts() throws Exception {
    AccountFolder accounts = accounts();
    Path certs = folder.resolve("certs");
    CertificateAuthority authority = CertificateAuthority.in(certs);
    authority.issue("broker1", List.of("localhost", "127.0.0.1"), Duration.ofDays(1));
    authority.issue("drone1", List.of("localhost"), Duration.ofDays(1));
    BrokerConfig config =
        new BrokerConfig(
            "broker1",
            "127.0.0.1:0",
            false,
            Optional.of(certs.toString()),
            Optional.of(accounts.path().toString()),
            Optional.empty());
    try (EmbeddedBroker broker = EmbeddedBroker.start(config.options())) {
      Telemetries telemetries =
          new Telemetries(
              broker.url().toString(),
              Optional.of(accounts.path().toString()),
              Optional.of(certs.toString()),
              Optional.empty());
      try (TelemetryPublisher publisher = telemetries.start("local", "drone1", "drone")) {
        assertThat(publisher.awaitConnected(LIMIT)).isTrue();
      }
      PublisherOptions strangers =
          PublisherOptions.to(BrokerUrl.parse(broker.url().toString()))
              .withCredentials(accounts.credentials("drone1"))
              .withTrust(BrokerTrust.in(others(), "drone1"))
              .withRetrySeconds(0.02, 0.02);
      try (TelemetryPublisher publisher =
          TelemetryPublisher.start(
              strangers, new TopicTree("local", "drone1"), "drone", Clock.systemUTC())) {
        await().atMost(LIMIT).until(() -> publisher.status().problem().isPresent());
        assertThat(publisher.status().problem().orElseThrow())
            .contains("has no certificate that is trusted here")
            .contains("--certs");
      }
    }
  }

  private Path others() {
    Path certs = folder.resolve("others");
    CertificateAuthority.in(certs).issue("drone1", List.of("localhost"), Duration.ofDays(1));
    return certs;
  }
}
