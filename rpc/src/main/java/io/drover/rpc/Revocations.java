package io.drover.rpc;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.Set;

/**
 * Certificates that no longer count: a text file with one serial number a line, hexadecimal, and
 * whatever people want to say behind a blank. Read again when it has changed, so that revoking
 * needs no restart; a file that is not there revokes nobody. Any thread.
 */
final class Revocations {
  private static final FileTime NEVER = FileTime.fromMillis(Long.MIN_VALUE);

  private final Path file;
  private FileTime read = NEVER;
  private Set<BigInteger> serials = Set.of();

  Revocations(Path file) {
    this.file = file;
  }

  /**
   * Whether a certificate is among them.
   *
   * @throws DroverException if the file is there and cannot be understood: better nobody is let in
   */
  synchronized boolean contain(X509Certificate certificate) {
    refresh();
    return serials.contains(certificate.getSerialNumber());
  }

  private void refresh() {
    try {
      FileTime changed = Files.getLastModifiedTime(file);
      if (!changed.equals(read)) {
        serials = parse(file);
        read = changed;
      }
    } catch (NoSuchFileException e) {
      serials = Set.of();
      read = NEVER;
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.RESOURCE_EXHAUSTED, "the revoked certificates cannot be read", e);
    }
  }

  private static Set<BigInteger> parse(Path from) throws IOException {
    Set<BigInteger> serials = new HashSet<>();
    for (String line : Files.readAllLines(from)) {
      String serial = line.strip().split("\\s", 2)[0];
      if (serial.isEmpty() || serial.startsWith("#")) {
        continue;
      }
      try {
        serials.add(new BigInteger(serial, 16));
      } catch (NumberFormatException e) {
        throw new DroverException(
            ErrorCode.INTERNAL, from + ": '" + serial + "' is not a serial number", e);
      }
    }
    return serials;
  }
}
