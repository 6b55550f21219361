package io.drover.launch.cli;

import java.io.PrintStream;
import picocli.CommandLine.Option;

/** {@code --json}: figures for programs. */
final class JsonOption {
  @Option(names = "--json", description = "print one JSON object instead of text")
  private boolean json;

  /** Whether standard output is for a program. */
  boolean chosen() {
    return json;
  }

  /** Where people read on. */
  PrintStream human() {
    return json ? System.err : System.out;
  }
}
