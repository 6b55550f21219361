package io.drover.telemetry.publish;

import io.drover.telemetry.Subscriber;
import io.drover.telemetry.TestCertificate;
import io.drover.telemetry.account.AccountFolder;
import io.drover.telemetry.account.Role;
import io.drover.telemetry.broker.BrokerUrl;
import io.drover.telemetry.broker.EmbeddedBroker;
import io.drover.telemetry.broker.EmbeddedBrokerOptions;
import io.drover.telemetry.topic.TopicTree;
import java.nio.file.Path;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Against the embedded broker with accounts and TLS: nothing is lost or changed on the way. */
class GatedBrokerTest extends BrokerContract {
  @TempDir private static Path folder;

  private static AccountFolder accounts;
  private static TestCertificate certificate;
  private static EmbeddedBroker broker;

  @BeforeAll
  static void startBroker() throws Exception {
    accounts = new AccountFolder(folder);
    certificate = TestCertificate.in(folder);
    accounts.add(new TopicTree("test", "dashboard"), Role.OPERATOR);
    broker = EmbeddedBroker.start(options(0));
  }

  private static EmbeddedBrokerOptions options(int port) {
    return EmbeddedBrokerOptions.onLoopback(port)
        .withAccounts(accounts)
        .withCertificate(certificate.broker());
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
  void restartBroker() {
    int port = broker.port();
    broker.close();
    broker = EmbeddedBroker.start(options(port));
  }

  @Override
  PublisherOptions shown(PublisherOptions options, String participant) {
    accounts.add(new TopicTree("test", participant), Role.DRONE);
    return options
        .withCredentials(accounts.credentials(participant))
        .withTrust(certificate.trust());
  }

  @Override
  Subscriber subscriber() throws MqttException {
    return Subscriber.to(broker(), accounts.credentials("dashboard"), certificate.trust());
  }

  @Override
  boolean marksRetained() {
    return false;
  }
}
