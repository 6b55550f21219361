package io.drover.launch.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.time.NanoClock;
import io.drover.launch.report.JsonLines;
import io.drover.telemetry.command.Command;
import io.drover.telemetry.payload.Acknowledgement;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A {@code commands.jsonl}: a line for each answer to a command, refusals too, on the clock of the
 * flight's records. Any thread.
 */
final class CommandLog implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final NanoClock clock;
  private final JsonLines lines;

  private CommandLog(NanoClock clock, JsonLines lines) {
    this.clock = clock;
    this.lines = lines;
  }

  /**
   * An empty log, over one that is there.
   *
   * @throws DroverException {@code FILE_NOT_WRITABLE}
   */
  static CommandLog create(Path file, NanoClock clock) {
    return new CommandLog(clock, JsonLines.create(file));
  }

  /**
   * Appends one answer.
   *
   * @param command that is answered; empty if it could not be read
   */
  synchronized void write(Acknowledgement answer, Optional<Command> command) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("time_seconds", clock.seconds());
    line.put("command_id", answer.commandId().orElse(null));
    line.put("command", answer.command());
    line.put("sender", command.flatMap(Command::sender).orElse(null));
    line.put("parameters", command.map(Command::parameters).orElse(Map.of()));
    line.put("status", answer.status().name().toLowerCase(Locale.ROOT));
    line.put("reason", answer.reason().orElse(null));
    try {
      lines.write(JSON.writeValueAsString(line));
    } catch (JsonProcessingException e) {
      throw new DroverException(ErrorCode.INTERNAL, "an answer is not JSON", e);
    }
  }

  @Override
  public void close() {
    lines.close();
  }
}
