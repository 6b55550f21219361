package io.drover.telemetry.account;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Mosquitto's {@code password_file}: a line {@code NAME:HASH} for each account. */
final class PasswordFile {
  private PasswordFile() {}

  /**
   * Reads a file's lines.
   *
   * @param file for messages
   * @throws DroverException {@code MALFORMED_FILE} with the line
   */
  static Map<String, PasswordHash> parse(Path file, List<String> lines) {
    Map<String, PasswordHash> hashes = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      int colon = line.indexOf(':');
      String name = colon < 0 ? line : line.substring(0, colon);
      int number = i + 1;
      PasswordHash hash =
          PasswordHash.parse(line.substring(colon + 1))
              .orElseThrow(
                  () ->
                      new DroverException(
                          ErrorCode.MALFORMED_FILE,
                          file
                              + ", line "
                              + number
                              + ": the password of '"
                              + name
                              + "' is not in mosquitto's format $7$: make it anew with ./drover"
                              + " accounts or mosquitto_passwd"));
      if (hashes.putIfAbsent(name, hash) != null) {
        throw new DroverException(
            ErrorCode.MALFORMED_FILE,
            file + ", line " + number + ": '" + name + "' is there twice: leave one of them out");
      }
    }
    return hashes;
  }

  static String line(String name, PasswordHash hash) {
    return name + ":" + hash;
  }

  static boolean isOf(String name, String line) {
    return line.startsWith(name + ":");
  }
}
