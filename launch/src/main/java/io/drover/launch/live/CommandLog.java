package io.drover.launch.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.time.NanoClock;
import io.drover.telemetry.command.Command;
import io.drover.telemetry.payload.Acknowledgement;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A {@code commands.jsonl}: a line for each answer to a command, refusals too, on the clock of the
 * flight's records. Each line is handed to the operating system as a whole. Any thread.
 */
final class CommandLog implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;
  private final NanoClock clock;
  private final Writer writer;

  private CommandLog(Path file, NanoClock clock, Writer writer) {
    this.file = file;
    this.clock = clock;
    this.writer = writer;
  }

  /**
   * An empty log, over one that is there.
   *
   * @throws DroverException {@code FILE_NOT_WRITABLE}
   */
  static CommandLog create(Path file, NanoClock clock) {
    try {
      return new CommandLog(file, clock, Files.newBufferedWriter(file));
    } catch (IOException e) {
      throw notWritable(file, e);
    }
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
      writer.write(JSON.writeValueAsString(line) + "\n");
      writer.flush();
    } catch (JsonProcessingException e) {
      throw new DroverException(ErrorCode.INTERNAL, "an answer is not JSON", e);
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
