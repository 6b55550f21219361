package io.drover.launch.report;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A {@code .jsonl} of a run folder that grows line by line. Each line is handed to the operating
 * system as a whole, so a killed process loses at most one. Any thread, one line at a time.
 */
public final class JsonLines implements AutoCloseable {
  private final Path file;
  private final Writer writer;

  private JsonLines(Path file, Writer writer) {
    this.file = file;
    this.writer = writer;
  }

  /**
   * An empty file, over one that is there.
   *
   * @throws DroverException {@code FILE_NOT_WRITABLE}
   */
  public static JsonLines create(Path file) {
    try {
      return new JsonLines(file, Files.newBufferedWriter(file));
    } catch (IOException e) {
      throw notWritable(file, e);
    }
  }

  /**
   * Appends one line.
   *
   * @param json without a line feed
   * @throws DroverException {@code FILE_NOT_WRITABLE}
   */
  public synchronized void write(String json) {
    try {
      writer.write(json + "\n");
      writer.flush();
    } catch (IOException e) {
      throw notWritable(file, e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      writer.close();
    } catch (IOException e) {
      throw notWritable(file, e);
    }
  }

  private static DroverException notWritable(Path file, IOException e) {
    return new DroverException(
        ErrorCode.FILE_NOT_WRITABLE, file + " cannot be written: give another --out", e);
  }
}
