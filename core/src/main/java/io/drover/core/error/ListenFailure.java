package io.drover.core.error;

import java.io.IOException;
import java.util.Locale;

/** Why an address cannot be listened on, told alike by every server. */
public final class ListenFailure {
  private ListenFailure() {}

  /**
   * What to throw.
   *
   * @param address host:port as people write it
   * @param failure of the socket, whose causes may tell more
   * @return {@code RESOURCE_EXHAUSTED} if the port is taken or reserved, {@code INVALID_ARGUMENT}
   *     if the address is not one of this machine
   */
  public static DroverException at(String address, IOException failure) {
    StringBuilder text = new StringBuilder();
    for (Throwable t = failure; t != null; t = t.getCause()) {
      text.append(t.getMessage()).append(' ');
    }
    String causes = text.toString().toLowerCase(Locale.ROOT);
    if (causes.contains("in use")) {
      return new DroverException(
          ErrorCode.RESOURCE_EXHAUSTED,
          address + " is taken: stop what listens there, or choose another port",
          failure);
    }
    if (causes.contains("permission")) {
      return new DroverException(
          ErrorCode.RESOURCE_EXHAUSTED,
          address + " is reserved for root: choose a port above 1023",
          failure);
    }
    return new DroverException(
        ErrorCode.INVALID_ARGUMENT,
        address + " cannot be listened on: choose an address of this machine, such as 127.0.0.1",
        failure);
  }
}
