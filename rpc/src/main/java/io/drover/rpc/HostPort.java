package io.drover.rpc;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * A TCP address.
 *
 * @param host a name, an IPv4 address, or an IPv6 address without brackets
 * @param port 0 to 65535; 0 lets a server take any free port and is no address to connect to
 */
public record HostPort(String host, int port) implements RpcAddress {
  public HostPort {
    if (host.isBlank() || host.chars().anyMatch(c -> Character.isWhitespace(c) || c == '/')) {
      throw unusable(host + ":" + port, "the host is missing or has a blank or '/' in it");
    }
    if (port < 0 || port > 65535) {
      throw unusable(host + ":" + port, "a port is between 0 and 65535");
    }
  }

  /** This machine only. */
  public static HostPort loopback(int port) {
    return new HostPort("127.0.0.1", port);
  }

  /**
   * Reads {@code host:port}, IPv6 as {@code [::1]:port}.
   *
   * @throws DroverException {@code INVALID_ARGUMENT} with what is wrong
   */
  public static HostPort parse(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 0) {
      throw unusable(text, "the port is missing");
    }
    String host = text.substring(0, colon);
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    } else if (host.indexOf(':') >= 0) {
      throw unusable(text, "an IPv6 host needs brackets");
    }
    String port = text.substring(colon + 1);
    if (!port.matches("[0-9]{1,5}")) {
      throw unusable(text, "'" + port + "' is not a port");
    }
    try {
      return new HostPort(host, Integer.parseInt(port));
    } catch (DroverException e) {
      throw new DroverException(e.code(), e.getMessage().replace(host + ":" + port, text), e);
    }
  }

  /** The socket address, its host looked up now; {@code INVALID_ARGUMENT} if it is unknown. */
  InetSocketAddress resolve() {
    try {
      return new InetSocketAddress(InetAddress.getByName(host), port);
    } catch (UnknownHostException e) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT, "host '" + host + "' is unknown: check its spelling", e);
    }
  }

  private static DroverException unusable(String text, String why) {
    return new DroverException(
        ErrorCode.INVALID_ARGUMENT,
        "address '" + text + "' cannot be used: " + why + "; write it like 127.0.0.1:50051");
  }

  @Override
  public String toString() {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }
}
