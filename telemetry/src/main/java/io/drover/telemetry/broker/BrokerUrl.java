package io.drover.telemetry.broker;

import static java.util.Objects.requireNonNull;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a broker listens, such as {@code tcp://localhost:1883}.
 *
 * @param host a name or address, IPv6 in brackets
 * @param port 1 to 65535
 * @param path of the web socket, starting with a slash; empty for the other transports
 */
public record BrokerUrl(Transport transport, String host, int port, String path) {
  // not java.net.URI: it has no host where a name contains an underscore, as names of containers do
  private static final Pattern URL =
      Pattern.compile(
          "(?<scheme>[A-Za-z]+)://(?<host>\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)"
              + "(:(?<port>[0-9]{1,5}))?(?<path>/[^?#\\s]*)?");

  /** How bytes travel to the broker. */
  public enum Transport {
    /** Plain TCP. */
    TCP("tcp", 1883),
    /** TLS; the broker's certificate is checked. */
    SSL("ssl", 8883),
    /** Web socket over plain TCP. */
    WS("ws", 80),
    /** Web socket over TLS. */
    WSS("wss", 443);

    private final String scheme;
    private final int defaultPort;

    Transport(String scheme, int defaultPort) {
      this.scheme = scheme;
      this.defaultPort = defaultPort;
    }

    private boolean hasPath() {
      return this == WS || this == WSS;
    }
  }

  public BrokerUrl {
    requireNonNull(transport, "transport");
    requireNonNull(host, "host");
    requireNonNull(path, "path");
    if (port < 1 || port > 65535) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          "port " + port + " of MQTT host " + host + " is not in 1..65535");
    }
  }

  /**
   * Reads a URL as users write it: {@code tcp://} or {@code mqtt://}, {@code ssl://} or {@code
   * mqtts://}, {@code ws://}, {@code wss://}. Without a port the scheme's own is meant, without a
   * path a web socket's is {@code /mqtt}.
   *
   * @throws DroverException {@code INVALID_ARGUMENT} if it is none of these
   */
  public static BrokerUrl parse(String text) {
    Matcher url = URL.matcher(text.strip());
    if (!url.matches()) {
      throw unusable(text, "write it like tcp://localhost:1883");
    }
    Transport transport = transport(text, url.group("scheme"));
    String path = url.group("path") == null ? "" : url.group("path");
    if (path.equals("/") || path.isEmpty()) {
      path = transport.hasPath() ? "/mqtt" : "";
    } else if (!transport.hasPath()) {
      throw unusable(text, "only ws:// and wss:// have a path, leave out " + path);
    }
    int port =
        url.group("port") == null ? transport.defaultPort : Integer.parseInt(url.group("port"));
    return new BrokerUrl(transport, url.group("host"), port, path);
  }

  private static Transport transport(String text, String scheme) {
    return switch (scheme) {
      case "tcp", "mqtt" -> Transport.TCP;
      case "ssl", "mqtts" -> Transport.SSL;
      case "ws" -> Transport.WS;
      case "wss" -> Transport.WSS;
      default -> throw unusable(text, "use tcp://, ssl://, ws:// or wss:// instead of " + scheme);
    };
  }

  private static DroverException unusable(String text, String advice) {
    // what stands before an @ may be a password
    String shown = text.replaceAll("//.*@", "//…@").replaceAll("\\p{Cntrl}", "?");
    String hint =
        text.contains("@")
            ? "a password in it would be seen by others, give --accounts DIR, or DROVER_MQTT_USER and"
                + " DROVER_MQTT_PASSWORD in the environment"
            : advice;
    return new DroverException(
        ErrorCode.INVALID_ARGUMENT, "'" + shown + "' is not the URL of an MQTT broker: " + hint);
  }

  /** Whether what travels is encrypted. */
  public boolean isEncrypted() {
    return transport == Transport.SSL || transport == Transport.WSS;
  }

  /** Whether it is this machine, as its host is written; nobody is asked. */
  public boolean isLoopback() {
    return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
  }

  /** The URL in the form that {@link #parse} reads. */
  @Override
  public String toString() {
    return transport.scheme + "://" + host + ":" + port + path;
  }
}
