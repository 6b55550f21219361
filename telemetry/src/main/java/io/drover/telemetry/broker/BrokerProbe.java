package io.drover.telemetry.broker;

import java.util.concurrent.TimeUnit;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/**
 * Whether a broker is there, asked without an account.
 *
 * @param reason why it is not; empty if it is
 */
public record BrokerProbe(Outcome outcome, String reason) {
  private static final int PATIENCE_SECONDS = 3;

  /** What the broker did. */
  public enum Outcome {
    /** Let us in. */
    WELCOME,
    /** Wants to know who we are. */
    ASKS_WHO,
    UNREACHABLE
  }

  /** Connects and leaves; takes some seconds at most. */
  public static BrokerProbe of(BrokerUrl url) {
    MqttConnectOptions options = new MqttConnectOptions();
    options.setConnectionTimeout(PATIENCE_SECONDS);
    options.setCleanSession(true);
    try {
      MqttAsyncClient client =
          new MqttAsyncClient(
              url.toString(),
              "drover-doctor-" + ProcessHandle.current().pid(),
              new MemoryPersistence());
      try {
        client.connect(options).waitForCompletion(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS + 1));
        client.disconnectForcibly(0, TimeUnit.SECONDS.toMillis(1));
        return new BrokerProbe(Outcome.WELCOME, "");
      } finally {
        client.close(true);
      }
    } catch (MqttException e) {
      boolean refused =
          e.getReasonCode() == MqttException.REASON_CODE_NOT_AUTHORIZED
              || e.getReasonCode() == MqttException.REASON_CODE_FAILED_AUTHENTICATION;
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return new BrokerProbe(
          refused ? Outcome.ASKS_WHO : Outcome.UNREACHABLE,
          refused ? "" : String.valueOf(cause.getMessage()));
    }
  }
}
