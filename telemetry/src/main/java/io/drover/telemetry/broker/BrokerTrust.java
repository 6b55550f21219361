package io.drover.telemetry.broker;

import io.drover.core.error.DroverException;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;

/**
 * How a client knows its broker over TLS, and what it shows to one that asks for a certificate.
 *
 * @param authority whose certificates are trusted, and nobody else's; PEM
 * @param own its certificate and key
 */
public record BrokerTrust(Path authority, Optional<BrokerCertificate> own) {
  /** {@code ca.pem} of a folder, and {@code NAME.pem} and {@code NAME.key} if they are there. */
  public static BrokerTrust in(Path folder, String name) {
    BrokerCertificate own = BrokerCertificate.in(folder, name);
    return new BrokerTrust(
        folder.resolve("ca.pem"),
        Files.exists(own.certificate()) ? Optional.of(own) : Optional.empty());
  }

  /**
   * What connects.
   *
   * @throws DroverException {@code FILE_NOT_READABLE} or {@code MALFORMED_FILE}
   */
  public SSLSocketFactory socketFactory() {
    PemFile.requireReadable(List.of(authority));
    own.ifPresent(o -> PemFile.requireReadable(List.of(o.certificate(), o.key())));
    try {
      SslContextBuilder builder =
          SslContextBuilder.forClient()
              .sslProvider(SslProvider.JDK)
              .trustManager(authority.toFile());
      own.ifPresent(o -> builder.keyManager(o.certificate().toFile(), o.key().toFile()));
      return ((JdkSslContext) builder.build()).context().getSocketFactory();
    } catch (SSLException | IllegalArgumentException e) {
      throw PemFile.unusable(authority, e);
    }
  }
}
