package io.drover.telemetry.publish;

import static java.util.Objects.requireNonNull;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.telemetry.account.Credentials;
import io.drover.telemetry.broker.BrokerTrust;
import io.drover.telemetry.broker.BrokerUrl;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;

/**
 * How a {@link TelemetryPublisher} reaches its broker.
 *
 * @param broker where the broker listens
 * @param credentials what the broker asks for; empty = nothing
 * @param trust whose certificates a broker may show over TLS; empty = those that the JVM trusts
 * @param queueCapacity reports that wait while the broker cannot be reached, at least 1
 * @param keepAliveSeconds silence after which the link is probed; the broker declares the
 *     participant gone after one and a half times that
 * @param firstRetrySeconds pause before the first reconnection, doubled for each further one
 * @param longestRetrySeconds pause between reconnections at most
 * @param store folder where what is repeated until acknowledged waits, too, so that it outlives the
 *     process; empty = it waits in memory, within {@code queueCapacity}
 * @param storeBytes payloads that wait there at most; the oldest are given up for newer ones
 */
public record PublisherOptions(
    BrokerUrl broker,
    Optional<Credentials> credentials,
    Optional<BrokerTrust> trust,
    int queueCapacity,
    int keepAliveSeconds,
    double firstRetrySeconds,
    double longestRetrySeconds,
    Optional<Path> store,
    long storeBytes) {

  /** What a machine can spare, and more than a day of a drone's decisions. */
  public static final long USUAL_STORE_BYTES = 64 << 20;

  private static final long LEAST_STORE_BYTES = 4096;

  public PublisherOptions {
    requireNonNull(broker, "broker");
    requireNonNull(credentials, "credentials");
    requireNonNull(trust, "trust");
    requireNonNull(store, "store");
    require(
        storeBytes >= LEAST_STORE_BYTES,
        "a store of events holds at least " + LEAST_STORE_BYTES + " bytes, not " + storeBytes);
    require(queueCapacity >= 1, "a telemetry queue holds at least 1 report, not " + queueCapacity);
    require(
        keepAliveSeconds >= 1 && keepAliveSeconds <= 65535,
        "MQTT keep-alive must be 1 to 65535 s, not " + keepAliveSeconds);
    require(
        firstRetrySeconds > 0 && longestRetrySeconds >= firstRetrySeconds,
        "MQTT retry pauses must be positive and the longest not below the first: "
            + firstRetrySeconds
            + " s, "
            + longestRetrySeconds
            + " s");
  }

  /** Up to 2048 waiting reports, keep-alive 10 s, retries after 0.25 s up to 10 s. */
  public static PublisherOptions to(BrokerUrl broker) {
    return new PublisherOptions(
        broker,
        Optional.empty(),
        Optional.empty(),
        2048,
        10,
        0.25,
        10.0,
        Optional.empty(),
        USUAL_STORE_BYTES);
  }

  /** The same, with a user name and password. */
  public PublisherOptions withCredentials(Credentials credentials) {
    return new PublisherOptions(
        broker,
        Optional.of(credentials),
        trust,
        queueCapacity,
        keepAliveSeconds,
        firstRetrySeconds,
        longestRetrySeconds,
        store,
        storeBytes);
  }

  /** The same, trusting that authority's brokers only. */
  public PublisherOptions withTrust(BrokerTrust authority) {
    return new PublisherOptions(
        broker,
        credentials,
        Optional.of(authority),
        queueCapacity,
        keepAliveSeconds,
        firstRetrySeconds,
        longestRetrySeconds,
        store,
        storeBytes);
  }

  /** The same, with room for {@code reports} that wait. */
  public PublisherOptions withQueueCapacity(int reports) {
    return new PublisherOptions(
        broker,
        credentials,
        trust,
        reports,
        keepAliveSeconds,
        firstRetrySeconds,
        longestRetrySeconds,
        store,
        storeBytes);
  }

  /** The same, with other pauses between reconnections. */
  public PublisherOptions withRetrySeconds(double first, double longest) {
    return new PublisherOptions(
        broker,
        credentials,
        trust,
        queueCapacity,
        keepAliveSeconds,
        first,
        longest,
        store,
        storeBytes);
  }

  /** The same, with a folder where events wait; participants have folders of their own there. */
  public PublisherOptions withStore(Path folder, long bytes) {
    return new PublisherOptions(
        broker,
        credentials,
        trust,
        queueCapacity,
        keepAliveSeconds,
        firstRetrySeconds,
        longestRetrySeconds,
        Optional.of(folder),
        bytes);
  }

  /**
   * What decides over TLS whether the broker is trusted, made anew from the authority's file; empty
   * = the JVM, or the broker's URL asks for none.
   *
   * @throws DroverException {@code FILE_NOT_READABLE} or {@code MALFORMED_FILE} if certificates
   *     cannot be used
   */
  public Optional<SSLSocketFactory> tls() {
    return broker.isEncrypted() ? trust.map(BrokerTrust::socketFactory) : Optional.empty();
  }

  /** How anybody introduces himself to the broker: protocol, keep-alive, account, TLS. */
  public MqttConnectOptions connect(Optional<SSLSocketFactory> tls) {
    MqttConnectOptions connect = new MqttConnectOptions();
    connect.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
    connect.setKeepAliveInterval(keepAliveSeconds);
    credentials.ifPresent(
        shown -> {
          connect.setUserName(shown.username());
          connect.setPassword(shown.password().toCharArray());
        });
    tls.ifPresent(connect::setSocketFactory);
    return connect;
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new DroverException(ErrorCode.INVALID_ARGUMENT, message);
    }
  }
}
