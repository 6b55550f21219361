package io.drover.telemetry.account;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;

/** A user name and password for a broker. Its text form hides the password. */
public record Credentials(String username, String password) {
  public Credentials {
    if (username == null || username.isEmpty() || password == null || password.isEmpty()) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT, "MQTT needs both a user name and a password, or neither");
    }
  }

  @Override
  public String toString() {
    return "Credentials[username=" + username + "]";
  }
}
