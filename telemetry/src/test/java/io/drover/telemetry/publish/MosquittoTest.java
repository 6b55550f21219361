package io.drover.telemetry.publish;

import io.drover.telemetry.Mosquitto;
import io.drover.telemetry.broker.BrokerUrl;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Against the mosquitto of this machine, where there is one. */
class MosquittoTest extends BrokerContract {
  private static int port;
  private static Mosquitto mosquitto;

  @BeforeAll
  static void startMosquitto() throws IOException {
    Mosquitto.require();
    port = Mosquitto.freePort();
    mosquitto = Mosquitto.start(port);
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
  void restartBroker() throws Exception {
    stopMosquitto();
    mosquitto = Mosquitto.start(port);
  }

  @Override
  boolean marksRetained() {
    return true;
  }
}
