package io.drover.telemetry.broker;

import io.drover.telemetry.Mosquitto;
import io.drover.telemetry.account.AccountFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Against the mosquitto of this machine, where there is one. */
class MosquittoAccountsTest extends AccountContract {
  @TempDir private static Path folder;

  private static AccountFolder accounts;
  private static Mosquitto mosquitto;

  @BeforeAll
  static void startMosquitto() throws IOException {
    Mosquitto.require();
    accounts = make(folder);
    mosquitto =
        Mosquitto.start(
            Mosquitto.freePort(),
            folder,
            List.of(
                "allow_anonymous false",
                "password_file " + accounts.passwords(),
                "acl_file " + accounts.acl()));
  }

  @AfterAll
  static void stopMosquitto() {
    if (mosquitto != null) {
      mosquitto.close();
    }
  }

  @Override
  BrokerUrl broker() {
    return mosquitto.url();
  }

  @Override
  boolean refusesWills() {
    return false;
  }

  @Override
  AccountFolder accounts() {
    return accounts;
  }
}
