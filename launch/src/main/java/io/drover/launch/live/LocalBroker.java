package io.drover.launch.live;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.telemetry.broker.EmbeddedBroker;
import io.drover.telemetry.broker.EmbeddedBrokerOptions;

/** A broker on this machine, so that nobody has to install one: at MQTT's port or the next free. */
public final class LocalBroker {
  private static final int MQTT_PORT = 1883;
  private static final int PORTS_TRIED = 20;

  private LocalBroker() {}

  /** Starts it. */
  public static EmbeddedBroker start() {
    for (int port = MQTT_PORT; port < MQTT_PORT + PORTS_TRIED; port++) {
      try {
        return EmbeddedBroker.start(EmbeddedBrokerOptions.onLoopback(port));
      } catch (DroverException e) {
        if (e.code() != ErrorCode.RESOURCE_EXHAUSTED) {
          throw e;
        }
      }
    }
    return EmbeddedBroker.start(EmbeddedBrokerOptions.onLoopback(0));
  }
}
