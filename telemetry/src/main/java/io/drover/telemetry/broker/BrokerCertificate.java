package io.drover.telemetry.broker;

import io.drover.core.error.DroverException;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLException;

/**
 * By what clients know a broker: PEM files, as {@code ./drover certs} makes them.
 *
 * @param certificate with the names by which clients reach it
 * @param key that the certificate is for, PKCS 8
 */
public record BrokerCertificate(Path certificate, Path key) {
  /** {@code NAME.pem} and {@code NAME.key} in a folder. */
  public static BrokerCertificate in(Path folder, String name) {
    return new BrokerCertificate(folder.resolve(name + ".pem"), folder.resolve(name + ".key"));
  }

  /**
   * What TLS is spoken with. Clients show no certificates: they have passwords.
   *
   * @throws DroverException {@code FILE_NOT_READABLE} or {@code MALFORMED_FILE}
   */
  SslContext context() {
    PemFile.requireReadable(List.of(certificate, key));
    try {
      return SslContextBuilder.forServer(certificate.toFile(), key.toFile())
          .sslProvider(SslProvider.JDK)
          .protocols("TLSv1.3", "TLSv1.2")
          .build();
    } catch (SSLException | IllegalArgumentException e) {
      throw PemFile.unusable(certificate, e);
    }
  }
}
