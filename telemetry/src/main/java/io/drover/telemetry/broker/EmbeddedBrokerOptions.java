package io.drover.telemetry.broker;

import static java.util.Objects.requireNonNull;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.telemetry.account.AccountFolder;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How an {@link EmbeddedBroker} listens.
 *
 * @param host address to bind
 * @param port of MQTT; 0 = any free one
 * @param websocketPort of MQTT over web sockets, path {@code /mqtt}; 0 = any free one, empty = none
 * @param dataFolder where sessions and retained messages outlive a restart; empty = nowhere,
 *     nothing is written
 * @param accounts who may come, and what they may do; empty = anyone, anything
 * @param certificate to speak TLS with, on both ports; empty = unencrypted
 * @param insecure allows other machines to come although there are no accounts, or passwords travel
 *     unencrypted
 */
public record EmbeddedBrokerOptions(
    String host,
    int port,
    OptionalInt websocketPort,
    Optional<Path> dataFolder,
    Optional<AccountFolder> accounts,
    Optional<BrokerCertificate> certificate,
    boolean insecure) {

  public EmbeddedBrokerOptions {
    requireNonNull(host, "host");
    requirePort(port);
    websocketPort.ifPresent(EmbeddedBrokerOptions::requirePort);
    requireNonNull(dataFolder, "dataFolder");
    requireNonNull(accounts, "accounts");
    requireNonNull(certificate, "certificate");
    if (certificate.isPresent() && accounts.isEmpty()) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          "an MQTT broker with a certificate and no accounts would let anyone in: make accounts with"
              + " ./drover accounts");
    }
    if (certificate.isEmpty() && !insecure && !isLoopback(host)) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          "an MQTT broker on "
              + host
              + " would be open to the network and unencrypted: bind 127.0.0.1, use certificates and"
              + " accounts, or add --insecure if the network is trusted");
    }
  }

  /** Loopback only, memory only, plain MQTT on {@code port} (0 = any free one). */
  public static EmbeddedBrokerOptions onLoopback(int port) {
    return new EmbeddedBrokerOptions(
        "127.0.0.1",
        port,
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  /** The same, listening for web sockets too (0 = on any free port). */
  public EmbeddedBrokerOptions withWebsocket(int websocketPort) {
    return new EmbeddedBrokerOptions(
        host, port, OptionalInt.of(websocketPort), dataFolder, accounts, certificate, insecure);
  }

  /** The same, keeping sessions and retained messages in {@code folder}. */
  public EmbeddedBrokerOptions withDataFolder(Path folder) {
    return new EmbeddedBrokerOptions(
        host, port, websocketPort, Optional.of(folder), accounts, certificate, insecure);
  }

  /** The same, for those only who have an account. */
  public EmbeddedBrokerOptions withAccounts(AccountFolder folder) {
    return new EmbeddedBrokerOptions(
        host, port, websocketPort, dataFolder, Optional.of(folder), certificate, insecure);
  }

  /** The same, speaking TLS. */
  public EmbeddedBrokerOptions withCertificate(BrokerCertificate own) {
    return new EmbeddedBrokerOptions(
        host, port, websocketPort, dataFolder, accounts, Optional.of(own), insecure);
  }

  private static void requirePort(int port) {
    if (port < 0 || port > 65535) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT, "MQTT port " + port + " is not in 0..65535");
    }
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          "no address is known for MQTT host '" + host + "': use one of this machine's",
          e);
    }
  }
}
