package io.drover.launch.report;

import io.drover.core.error.DroverException;
import io.drover.core.geometry.Vector2;
import io.drover.navigation.DecisionSpace;
import io.drover.onboard.FrameRecord;
import java.nio.file.Path;
import java.util.Optional;

/** A {@code decisions.jsonl}: a line a frame. Any thread. */
public final class DecisionLog implements AutoCloseable {
  private final DecisionSpace space;
  private final JsonLines lines;

  private DecisionLog(DecisionSpace space, JsonLines lines) {
    this.space = space;
    this.lines = lines;
  }

  /**
   * An empty log, over one that is there.
   *
   * @throws DroverException {@code FILE_NOT_WRITABLE}
   */
  public static DecisionLog create(Path file, DecisionSpace space) {
    return new DecisionLog(space, JsonLines.create(file));
  }

  /**
   * Appends one frame.
   *
   * @param position where it was captured, ENU metres; empty where nobody knows
   * @throws DroverException {@code FILE_NOT_WRITABLE}
   */
  public void write(FlightLabel flight, Optional<Vector2> position, FrameRecord record) {
    lines.write(DecisionLine.of(flight, space, position, record));
  }

  @Override
  public void close() {
    lines.close();
  }
}
