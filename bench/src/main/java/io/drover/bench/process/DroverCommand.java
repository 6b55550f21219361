package io.drover.bench.process;

import io.drover.launch.cli.Drover;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a verb is started in a process of its own, with this process's Java and classes. */
final class DroverCommand {
  private DroverCommand() {}

  /**
   * Words of a command.
   *
   * @param memory option of Java that bounds its heap; empty for Java's own bound
   */
  static List<String> of(String memory, String verb, List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (!memory.isEmpty()) {
      command.add(memory);
    }
    command.addAll(
        List.of(
            "-XX:+UseParallelGC",
            "-Dai.djl.offline=true",
            "-cp",
            System.getProperty("java.class.path"),
            Drover.class.getName(),
            verb));
    command.addAll(options);
    return command;
  }
}
