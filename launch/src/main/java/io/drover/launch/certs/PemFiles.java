package io.drover.launch.certs;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** Certificates and keys as PEM. Keys are written so that only their owner reads them. */
final class PemFiles {
  private static final String KEY = "PRIVATE KEY";

  private PemFiles() {}

  static void write(Path pem, X509Certificate certificate, Path keyFile, PrivateKey key) {
    try {
      Files.createDirectories(pem.toAbsolutePath().getParent());
      Files.deleteIfExists(keyFile);
      if (Files.getFileStore(pem.toAbsolutePath().getParent()).supportsFileAttributeView("posix")) {
        Files.createFile(
            keyFile,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      Files.writeString(keyFile, pem(KEY, key.getEncoded()));
      Files.writeString(pem, pem("CERTIFICATE", certificate.getEncoded()));
    } catch (IOException e) {
      throw notWritable(pem, e);
    } catch (GeneralSecurityException e) {
      throw new DroverException(ErrorCode.INTERNAL, "a certificate has no encoding", e);
    }
  }

  static X509Certificate certificate(Path pem) {
    try (InputStream in = Files.newInputStream(pem)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    } catch (NoSuchFileException e) {
      throw missing(pem, e);
    } catch (IOException | GeneralSecurityException e) {
      throw malformed(pem, e);
    }
  }

  static PrivateKey privateKey(Path file) {
    try {
      String text = Files.readString(file);
      String base64 = text.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
      byte[] encoded = Base64.getDecoder().decode(base64);
      return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (NoSuchFileException e) {
      throw missing(file, e);
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw malformed(file, e);
    }
  }

  static void append(Path file, String line) {
    try {
      Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw notWritable(file, e);
    }
  }

  static void move(Path from, Path to) {
    try {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw notWritable(to, e);
    }
  }

  private static String pem(String what, byte[] encoded) {
    Base64.Encoder lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(what, lines.encodeToString(encoded), what);
  }

  private static DroverException missing(Path file, Exception cause) {
    return new DroverException(
        ErrorCode.FILE_NOT_READABLE, file + " is not there: check the name and --out", cause);
  }

  private static DroverException malformed(Path file, Exception cause) {
    return new DroverException(
        ErrorCode.MALFORMED_FILE, file + " is not what ./drover certs writes: restore it", cause);
  }

  private static DroverException notWritable(Path file, Exception cause) {
    return new DroverException(
        ErrorCode.FILE_NOT_WRITABLE, file + " cannot be written: give another --out", cause);
  }
}
