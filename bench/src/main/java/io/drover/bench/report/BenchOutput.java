package io.drover.bench.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Where a comparison goes: a folder that holds what is known of it after each section, and the
 * terminal at the end.
 *
 * @param folder exists and can be written to
 * @param json whether one JSON object is printed in place of tables
 */
public record BenchOutput(Path folder, boolean json) {
  /**
   * Runs sections into a report. What there is when one of them fails is in the folder.
   *
   * @param command that makes the report again
   * @param settings what the sections have in common
   */
  public BenchReport run(
      String title,
      String command,
      Map<String, String> settings,
      List<Supplier<Section>> sections) {
    List<Section> answers = new ArrayList<>();
    for (Supplier<Section> section : sections) {
      if (!answers.isEmpty()) {
        Path unused =
            BenchFolder.write(
                new BenchReport(title, command, settings, List.copyOf(answers)), folder);
      }
      answers.add(section.get());
    }
    return new BenchReport(title, command, settings, answers);
  }

  /** Writes and prints a report that is complete. */
  public void show(BenchReport report) {
    Path page = BenchFolder.write(report, folder);
    if (json) {
      System.out.println(BenchJson.of(report));
      System.err.println("report: " + page);
    } else {
      BenchText.print(report, System.out);
      System.out.println();
      System.out.println("report: " + page);
    }
  }

  /** The command line as it was given. */
  public static String commandLine(CommandSpec spec) {
    return "./drover bench "
        + spec.root().commandLine().getParseResult().originalArgs().stream()
            .map(word -> word.contains(" ") ? "'" + word + "'" : word)
            .collect(Collectors.joining(" "));
  }
}
