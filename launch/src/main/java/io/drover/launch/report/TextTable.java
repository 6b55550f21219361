package io.drover.launch.report;

import java.io.PrintStream;
import java.util.List;
import java.util.function.IntPredicate;

/** Columns that stand under one another on a terminal. */
public final class TextTable {
  private TextTable() {}

  /**
   * Prints a header, a line, and rows.
   *
   * @param header one text a column
   * @param rows as many texts each
   * @param left which columns start at their left edge; the others end at their right one
   */
  public static void print(
      List<String> header, List<List<String>> rows, IntPredicate left, PrintStream out) {
    int[] widths = new int[header.size()];
    for (int c = 0; c < widths.length; c++) {
      int column = c;
      int widest = rows.stream().mapToInt(row -> length(row.get(column))).max().orElse(0);
      widths[c] = Math.max(length(header.get(c)), widest);
    }
    String head = line(header, widths, left);
    out.println(head.stripTrailing());
    out.println("─".repeat(length(head)));
    rows.forEach(row -> out.println(line(row, widths, left).stripTrailing()));
  }

  private static String line(List<String> cells, int[] widths, IntPredicate left) {
    StringBuilder line = new StringBuilder();
    for (int c = 0; c < widths.length; c++) {
      String padding = " ".repeat(widths[c] - length(cells.get(c)));
      line.append(c == 0 ? "" : "  ");
      line.append(left.test(c) ? cells.get(c) + padding : padding + cells.get(c));
    }
    return line.toString();
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
