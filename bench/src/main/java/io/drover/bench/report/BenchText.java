package io.drover.bench.report;

import io.drover.launch.report.TextTable;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** A report on a terminal; charts are not in it. */
public final class BenchText {
  private static final int WIDTH = 100;

  private BenchText() {}

  /** Prints all of it. Each section ends with what its figures are. */
  public static void print(BenchReport report, PrintStream out) {
    out.println(report.title());
    out.println(report.command());
    int widest = report.settings().keySet().stream().mapToInt(String::length).max().orElse(0);
    for (Map.Entry<String, String> setting : report.settings().entrySet()) {
      String name = setting.getKey();
      out.println("  " + name + " ".repeat(widest - name.length() + 2) + setting.getValue());
    }
    report.sections().forEach(section -> print(section, out));
  }

  private static void print(Section section, PrintStream out) {
    out.println();
    out.println(section.title());
    out.println("═".repeat(section.title().length()));
    paragraph(section.note(), out);
    for (Table table : section.tables()) {
      out.println();
      if (!table.title().isBlank()) {
        out.println(table.title());
      }
      List<List<String>> rows =
          table.rows().stream().map(row -> row.stream().map(Cell::text).toList()).toList();
      TextTable.print(table.columns(), rows, column -> column == 0 || table.ofWords(column), out);
    }
    if (section.tables().isEmpty() && !section.charts().isEmpty()) {
      out.println("Its charts are on the page.");
    }
    out.println();
    out.println(section.kind().word() + ": " + section.kind().meaning());
  }

  private static void paragraph(String text, PrintStream out) {
    StringBuilder line = new StringBuilder();
    for (String word : text.split("\\s+")) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH) {
        out.println(line);
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    if (!line.isEmpty()) {
      out.println(line);
    }
  }
}
