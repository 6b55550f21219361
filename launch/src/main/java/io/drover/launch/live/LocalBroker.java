package io.drover.launch.live;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.telemetry.account.AccountFolder;
import io.drover.telemetry.broker.EmbeddedBroker;
import io.drover.telemetry.broker.EmbeddedBrokerOptions;
import java.util.Optional;

/** A broker on this machine, so that nobody has to install one: at MQTT's port or the next free. */
public final class LocalBroker {
  private static final int MQTT_PORT = 1883;
  private static final int PORTS_TRIED = 20;

  private LocalBroker() {}

  /**
   * Starts it.
   *
   * @param accounts who may come, and what they may do; empty: anyone on this machine, anything
   */
  public static EmbeddedBroker start(Optional<AccountFolder> accounts) {
    for (int port = MQTT_PORT; port < MQTT_PORT + PORTS_TRIED; port++) {
      try {
        return EmbeddedBroker.start(options(port, accounts));
      } catch (DroverException e) {
        if (e.code() != ErrorCode.RESOURCE_EXHAUSTED) {
          throw e;
        }
      }
    }
    return EmbeddedBroker.start(options(0, accounts));
  }

  private static EmbeddedBrokerOptions options(int port, Optional<AccountFolder> accounts) {
    EmbeddedBrokerOptions options = EmbeddedBrokerOptions.onLoopback(port);
    return accounts.map(options::withAccounts).orElse(options);
  }
}
