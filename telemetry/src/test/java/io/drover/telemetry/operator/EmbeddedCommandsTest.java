package io.drover.telemetry.operator;

import io.drover.telemetry.account.AccountFolder;
import io.drover.telemetry.broker.BrokerUrl;
import io.drover.telemetry.broker.EmbeddedBroker;
import io.drover.telemetry.broker.EmbeddedBrokerOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedCommandsTest extends CommandContract {
  @TempDir private Path folder;
  private AccountFolder accounts;
  private EmbeddedBroker broker;

  @BeforeEach
  void startBroker() {
    accounts = make(folder);
    broker = start(0);
  }

  private EmbeddedBroker start(int port) {
    return EmbeddedBroker.start(EmbeddedBrokerOptions.onLoopback(port).withAccounts(accounts));
  }

  @AfterEach
  void stopBroker() {
    broker.close();
  }

  @Override
  BrokerUrl broker() {
    return broker.url();
  }

  @Override
  AccountFolder accounts() {
    return accounts;
  }

  @Override
  void restartBroker() {
    int port = broker.port();
    broker.close();
    broker = start(port);
  }
}
