package io.drover.launch.live;

import io.drover.rpc.HostPort;
import java.util.Optional;

/** The line by which a server says where it is, to people and to whoever started it. */
public final class Announcement {
  private static final String PREFIX = "listening on ";

  private Announcement() {}

  /** Says it on standard output. */
  public static void print(HostPort address) {
    System.out.println(PREFIX + address);
    System.out.flush();
  }

  /** The address in a line of output, if it is this line. */
  static Optional<HostPort> read(String line) {
    return line.startsWith(PREFIX)
        ? Optional.of(HostPort.parse(line.substring(PREFIX.length())))
        : Optional.empty();
  }
}
