package io.drover.launch.report;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.geometry.Vector2;
import io.drover.navigation.DecisionSpace;
import io.drover.onboard.FrameRecord;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A {@code decisions.jsonl} that grows frame by frame. Each line is handed to the operating system
 * as a whole, so a killed process loses at most one. Any thread, one line at a time.
 */
public final class DecisionLog implements AutoCloseable {
  private final Path file;
  private final DecisionSpace space;
  private final Writer writer;

  private DecisionLog(Path file, DecisionSpace space, Writer writer) {
    this.file = file;
    this.space = space;
    this.writer = writer;
  }

  /**
   * An empty log, over one that is there.
   *
   * @throws DroverException {@code FILE_NOT_WRITABLE}
   */
  public static DecisionLog create(Path file, DecisionSpace space) {
    try {
      return new DecisionLog(file, space, Files.newBufferedWriter(file));
    } catch (IOException e) {
      throw notWritable(file, e);
    }
  }

  /**
   * Appends one frame.
   *
   * @param position where it was captured, ENU metres; empty where nobody knows
   * @throws DroverException {@code FILE_NOT_WRITABLE}
   */
  public synchronized void write(
      FlightLabel flight, Optional<Vector2> position, FrameRecord record) {
    try {
      writer.write(DecisionLine.of(flight, space, position, record) + "\n");
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
