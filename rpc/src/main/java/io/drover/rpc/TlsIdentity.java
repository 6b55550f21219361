package io.drover.rpc;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.grpc.ChannelCredentials;
import io.grpc.ServerCredentials;
import io.grpc.TlsChannelCredentials;
import io.grpc.TlsServerCredentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Who a process is to others, and whom it trusts, as PEM files: mutual TLS.
 *
 * @param certificate of its own, with its name
 * @param key that the certificate is for, PKCS 8
 * @param authority whose certificates are trusted
 */
public record TlsIdentity(Path certificate, Path key, Path authority) {
  /** {@code NAME.pem} and {@code NAME.key} in a folder, and its {@code ca.pem}. */
  public static TlsIdentity in(Path folder, String name) {
    return new TlsIdentity(
        folder.resolve(name + ".pem"), folder.resolve(name + ".key"), folder.resolve("ca.pem"));
  }

  /**
   * Serial numbers of the authority's certificates that no longer count, one a line; read by
   * servers, and need not be there.
   */
  public Path revoked() {
    return authority.resolveSibling("revoked.txt");
  }

  /**
   * A server's: clients must show a certificate of the authority.
   *
   * @param refused told of those who show another one
   */
  ServerCredentials server(Consumer<RefusedCertificate> refused) {
    requireFiles();
    try {
      return TlsServerCredentials.newBuilder()
          .keyManager(certificate.toFile(), key.toFile())
          .trustManager(WatchedTrust.in(authority, refused))
          .clientAuth(TlsServerCredentials.ClientAuth.REQUIRE)
          .build();
    } catch (IOException | IllegalArgumentException e) {
      throw unusable(e);
    }
  }

  /** A client's. */
  ChannelCredentials client() {
    requireFiles();
    try {
      return TlsChannelCredentials.newBuilder()
          .keyManager(certificate.toFile(), key.toFile())
          .trustManager(authority.toFile())
          .build();
    } catch (IOException | IllegalArgumentException e) {
      throw unusable(e);
    }
  }

  private void requireFiles() {
    for (Path file : List.of(certificate, key, authority)) {
      if (!Files.isReadable(file) || Files.isDirectory(file)) {
        throw new DroverException(
            ErrorCode.FILE_NOT_READABLE,
            "certificate file "
                + file
                + " is not there or cannot be read: make certificates with ./drover certs");
      }
    }
  }

  DroverException unusable(Exception cause) {
    return new DroverException(
        ErrorCode.MALFORMED_FILE,
        "certificate "
            + certificate
            + ", its key or "
            + authority
            + " is not usable PEM: make them with ./drover certs",
        cause);
  }
}
