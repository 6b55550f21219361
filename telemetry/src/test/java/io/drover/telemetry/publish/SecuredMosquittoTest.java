package io.drover.telemetry.publish;

import io.drover.telemetry.Mosquitto;
import io.drover.telemetry.Subscriber;
import io.drover.telemetry.TestCertificate;
import io.drover.telemetry.account.AccountFolder;
import io.drover.telemetry.account.Role;
import io.drover.telemetry.broker.BrokerUrl;
import io.drover.telemetry.topic.TopicTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Against a mosquitto with accounts and TLS, where there is one. */
class SecuredMosquittoTest extends BrokerContract {
  @TempDir private static Path folder;

  private static AccountFolder accounts;
  private static TestCertificate certificate;
  private static int port;
  private static Mosquitto mosquitto;

  @BeforeAll
  static void startMosquitto() throws Exception {
    Mosquitto.require();
    accounts = new AccountFolder(folder);
    certificate = TestCertificate.in(folder);
    accounts.add(new TopicTree("test", "dashboard"), Role.OPERATOR);
    for (String drone : List.of("later", "vanishing", "counting", "cut", "patient", "brief")) {
      accounts.add(new TopicTree("test", drone), Role.DRONE);
    }
    port = Mosquitto.freePort();
    mosquitto = start();
  }

  private static Mosquitto start() throws IOException {
    return Mosquitto.start(
        port,
        folder,
        List.of(
            "allow_anonymous false",
            "password_file " + accounts.passwords(),
            "acl_file " + accounts.acl(),
            "certfile " + certificate.broker().certificate(),
            "keyfile " + certificate.broker().key()));
  }

  @AfterAll
  static void stopMosquitto() {
    if (mosquitto != null) {
      mosquitto.close();
    }
  }

  @Override
  BrokerUrl broker() {
    return BrokerUrl.parse("ssl://127.0.0.1:" + port);
  }

  @Override
  void restartBroker() throws Exception {
    stopMosquitto();
    mosquitto = start();
  }

  @Override
  PublisherOptions shown(PublisherOptions options, String participant) {
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
    return true;
  }
}
