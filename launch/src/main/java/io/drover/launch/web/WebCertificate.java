package io.drover.launch.web;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLException;

/**
 * By what browsers know a server: PEM files, as {@code ./drover certs} makes them.
 *
 * @param certificate with the names by which it is reached
 * @param key that the certificate is for, PKCS 8
 */
public record WebCertificate(Path certificate, Path key) {
  /** {@code NAME.pem} and {@code NAME.key} in a folder. */
  public static WebCertificate in(Path folder, String name) {
    return new WebCertificate(folder.resolve(name + ".pem"), folder.resolve(name + ".key"));
  }

  SslContext context() {
    for (Path file : List.of(certificate, key)) {
      if (!Files.isReadable(file) || Files.isDirectory(file)) {
        throw new DroverException(
            ErrorCode.FILE_NOT_READABLE,
            "certificate file "
                + file
                + " is not there or cannot be read: make certificates with ./drover certs");
      }
    }
    try {
      return SslContextBuilder.forServer(certificate.toFile(), key.toFile())
          .sslProvider(SslProvider.JDK)
          .protocols("TLSv1.3", "TLSv1.2")
          .build();
    } catch (SSLException | IllegalArgumentException e) {
      throw new DroverException(
          ErrorCode.MALFORMED_FILE,
          "certificate "
              + certificate
              + " or its key is not usable PEM: make them with ./drover certs",
          e);
    }
  }
}
