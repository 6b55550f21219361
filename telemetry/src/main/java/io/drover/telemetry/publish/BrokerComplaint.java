package io.drover.telemetry.publish;

import io.drover.telemetry.account.Credentials;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.eclipse.paho.client.mqttv3.MqttException;

/** Why there is no session with a broker, as people can mend it. */
public final class BrokerComplaint {
  private BrokerComplaint() {}

  /**
   * What follows the broker's URL in a sentence.
   *
   * @param shown to the broker
   * @param subject whom the client speaks for
   */
  public static String of(
      MqttException e, Optional<Credentials> shown, String subject, String clientId) {
    return switch (e.getReasonCode()) {
      case MqttException.REASON_CODE_FAILED_AUTHENTICATION,
          MqttException.REASON_CODE_NOT_AUTHORIZED ->
          shown
              .map(
                  account ->
                      "refuses the account '"
                          + account.username()
                          + "': its password is not the right one, or it may not speak for "
                          + subject)
              .orElse(
                  "lets in only who has an account: make one with ./drover accounts and give"
                      + " --accounts");
      case MqttException.REASON_CODE_INVALID_CLIENT_ID ->
          "refuses the client id " + clientId + ": it is another account's";
      default ->
          distrusts(e)
              ? "has no certificate that is trusted here ("
                  + reason(e)
                  + "): give --certs of its authority, and the host that its certificate names"
              : "is out of reach (" + reason(e) + "): start it or correct its URL";
    };
  }

  private static boolean distrusts(MqttException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof GeneralSecurityException) {
        return true;
      }
    }
    return false;
  }

  private static String reason(MqttException e) {
    // "Connection refused" says more than Paho's own words, but an end of stream says nothing
    boolean causeSpeaks = e.getCause() != null && e.getCause().getMessage() != null;
    return causeSpeaks ? e.getCause().getMessage() : e.getMessage();
  }
}
