package io.drover.telemetry.operator;

import io.drover.telemetry.Mosquitto;
import io.drover.telemetry.account.AccountFolder;
import io.drover.telemetry.broker.BrokerUrl;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class MosquittoCommandsTest extends CommandContract {
  @TempDir private Path folder;
  private AccountFolder accounts;
  private int port;
  private Mosquitto mosquitto;

  @BeforeEach
  void startMosquitto() throws IOException {
    Mosquitto.require();
    accounts = make(folder);
    port = Mosquitto.freePort();
    mosquitto = start();
  }

  private Mosquitto start() throws IOException {
    return Mosquitto.start(
        port,
        folder,
        List.of(
            "allow_anonymous false",
            "password_file " + accounts.passwords(),
            "acl_file " + accounts.acl()));
  }

  @AfterEach
  void stopMosquitto() {
    if (mosquitto != null) {
      mosquitto.close();
    }
  }

  @Override
  BrokerUrl broker() {
    return mosquitto.url();
  }

  @Override
  AccountFolder accounts() {
    return accounts;
  }

  @Override
  void restartBroker() throws IOException {
    mosquitto.close();
    mosquitto = start();
  }
}
