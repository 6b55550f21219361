package io.drover.launch.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.io.PrintStream;
import java.util.Map;
import picocli.CommandLine.Option;

/** {@code --json}: figures for programs. */
final class JsonOption {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Option(names = "--json", description = "print one JSON object instead of text")
  private boolean json;

  /** Whether standard output is for a program. */
  boolean chosen() {
    return json;
  }

  /** Prints one object to standard output. */
  static void print(Map<String, ?> object) {
    try {
      System.out.println(JSON.writeValueAsString(object));
    } catch (JsonProcessingException e) {
      throw new DroverException(ErrorCode.INTERNAL, "figures are not JSON", e);
    }
  }

  /** Where people read on. */
  PrintStream human() {
    return json ? System.err : System.out;
  }
}
