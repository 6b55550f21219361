package io.drover.telemetry.broker;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What can be wrong with certificate files. */
final class PemFile {
  private PemFile() {}

  static void requireReadable(List<Path> files) {
    for (Path file : files) {
      if (!Files.isReadable(file) || Files.isDirectory(file)) {
        throw new DroverException(
            ErrorCode.FILE_NOT_READABLE,
            "certificate file "
                + file
                + " is not there or cannot be read: make certificates with ./drover certs");
      }
    }
  }

  static DroverException unusable(Path file, Exception cause) {
    return new DroverException(
        ErrorCode.MALFORMED_FILE,
        "certificate " + file + " or its key is not usable PEM: make them with ./drover certs",
        cause);
  }
}
