package io.drover.slam.log;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * The lines of a text file, read once from front to back in bounded memory: a line that never ends
 * is cut. Comments in logs are in any encoding, so that bytes are taken as they are; lines end as
 * on Linux, Windows or the first Macs; a byte order mark is left out. One thread.
 */
final class LogLines implements AutoCloseable {
  /** Bytes; 300,000 beams. */
  private static final int LONGEST = 1 << 22;

  private static final int BUFFER = 1 << 16;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private final Path file;
  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private final byte[] head;
  private int position;
  private int limit;
  private long number;
  private boolean afterReturn;

  private LogLines(Path file, InputStream in) throws IOException {
    this.file = file;
    this.in = in;
    limit = in.readNBytes(buffer, 0, BUFFER);
    head = Arrays.copyOf(buffer, limit);
    if (limit >= BYTE_ORDER_MARK.length
        && Arrays.equals(
            BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length, head, 0, BYTE_ORDER_MARK.length)) {
      position = BYTE_ORDER_MARK.length;
    }
  }

  /**
   * Opens a file.
   *
   * @throws DroverException {@code FILE_NOT_READABLE}
   */
  static LogLines open(Path file) {
    if (Files.isDirectory(file)) {
      throw new DroverException(
          ErrorCode.FILE_NOT_READABLE, file + " cannot be read: it is a folder, name a file in it");
    }
    try {
      InputStream in = Files.newInputStream(file);
      try {
        return new LogLines(file, in);
      } catch (IOException e) {
        in.close();
        throw e;
      }
    } catch (NoSuchFileException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_READABLE,
          file + " cannot be read: it is not there, check the path",
          e);
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_READABLE, file + " cannot be read: check the path and its rights", e);
    }
  }

  Path file() {
    return file;
  }

  /** How the file begins: its first 64 KB. */
  byte[] head() {
    return head.clone();
  }

  /** The same as text, without a byte order mark. */
  String headText() {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    String mark = new String(BYTE_ORDER_MARK, StandardCharsets.ISO_8859_1);
    return text.startsWith(mark) ? text.substring(mark.length()) : text;
  }

  /**
   * The next line; empty at the end.
   *
   * @throws DroverException {@code FILE_NOT_READABLE} if the file breaks off
   */
  Optional<LogLine> next() {
    try {
      return line();
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_READABLE,
          file + " cannot be read after line " + number + ": copy it again",
          e);
    }
  }

  private Optional<LogLine> line() throws IOException {
    if (afterReturn && available() && buffer[position] == '\n') {
      position++;
    }
    afterReturn = false;
    if (!available()) {
      return Optional.empty();
    }
    number++;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean tooLong = false;
    while (available()) {
      int start = position;
      while (position < limit && buffer[position] != '\n' && buffer[position] != '\r') {
        position++;
      }
      int room = LONGEST - bytes.size();
      tooLong |= position - start > room;
      bytes.write(buffer, start, Math.min(position - start, room));
      if (position < limit) {
        afterReturn = buffer[position++] == '\r';
        return Optional.of(line(bytes, true, tooLong));
      }
    }
    return Optional.of(line(bytes, false, tooLong));
  }

  private LogLine line(ByteArrayOutputStream bytes, boolean ended, boolean tooLong) {
    return new LogLine(number, bytes.toString(StandardCharsets.ISO_8859_1), ended, tooLong);
  }

  /** Whether there is a byte; reads on if it must. */
  private boolean available() throws IOException {
    if (position < limit) {
      return true;
    }
    position = 0;
    limit = Math.max(0, in.read(buffer));
    return limit > 0;
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      // it was only read
    }
  }
}
