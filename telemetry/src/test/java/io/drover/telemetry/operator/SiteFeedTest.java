package io.drover.telemetry.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drover.telemetry.TestCertificate;
import io.drover.telemetry.broker.BrokerUrl;
import io.drover.telemetry.broker.EmbeddedBroker;
import io.drover.telemetry.broker.EmbeddedBrokerOptions;
import io.drover.telemetry.publish.PublisherOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SiteFeedTest {
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final SiteListener listener =
      new SiteListener() {
        @Override
        public void connected() {
          told.add("connected");
        }

        @Override
        public void lost(String why) {
          told.add("lost: " + why);
        }

        @Override
        public void heard(SiteMessage message) {
          told.add(message.participant() + "/" + message.topic() + " " + message.json());
        }
      };

  @Test
  void commandsSayWhenTheyWereAskedFor() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBrokerOptions.onLoopback(0))) {
      SiteFeed feed = SiteFeed.start(PublisherOptions.to(broker.url()), "hall", "desk", listener);
      await().until(() -> told.contains("connected"));
      Instant asked = Instant.parse("2026-01-02T03:04:05.678Z");
      await()
          .until(
              () -> {
                boolean confirmed = feed.command("drone1", "hold", "id-1", asked, Map.of());
                return confirmed && told.size() > 1;
              });
      assertThat(told.get(0)).isEqualTo("connected");
      assertThat(told.get(1))
          .contains("drone1/command/hold", "2026-01-02T03:04:05.678Z", "\"id-1\"");
      feed.close();
    }
    assertThat(told).noneMatch(line -> line.startsWith("lost"));
  }

  @Test
  void certificatesThatAreGoneAreToldAndTriedAgain(@TempDir Path folder) throws Exception {
    TestCertificate certificate = TestCertificate.in(folder);
    PublisherOptions nobody =
        PublisherOptions.to(BrokerUrl.parse("ssl://127.0.0.1:1"))
            .withTrust(certificate.trust())
            .withRetrySeconds(0.05, 0.05);
    SiteFeed feed = SiteFeed.start(nobody, "hall", "desk", listener);
    try {
      await().until(() -> !told.isEmpty());
      Path authority = certificate.trust().authority();
      byte[] kept = Files.readAllBytes(authority);
      Files.delete(authority);
      await().until(() -> last().contains(authority.getFileName().toString()));
      Files.write(authority, kept);
      await().until(() -> last().contains("is out of reach"));
    } finally {
      feed.close();
    }
  }

  private String last() {
    return told.get(told.size() - 1);
  }
}
