package io.drover.launch.top;

import java.util.ArrayList;
import java.util.List;

/** A table that is built column by column, for as long as there is room at its right. */
final class TextColumns {
  private final int columns;
  private final List<String> lines = new ArrayList<>();
  private boolean full;

  /**
   * Nothing yet.
   *
   * @param columns characters in a line
   */
  TextColumns(int columns) {
    this.columns = columns;
  }

  /**
   * Adds a column, unless there is no room for it or was none for one before.
   *
   * @param left whether its cells begin at its left edge; else they end at its right one
   * @param least its width even where its cells are shorter, so that it stays where it is
   * @param cells as many as those of the columns before
   */
  TextColumns add(String header, boolean left, int least, List<String> cells) {
    List<String> all = new ArrayList<>();
    all.add(header);
    all.addAll(cells);
    int width = Math.max(least, all.stream().mapToInt(TextColumns::length).max().orElse(0));
    boolean first = lines.isEmpty();
    full |= !first && length(lines.get(0)) + 2 + width > columns;
    for (int i = 0; i < all.size() && !full; i++) {
      String padding = " ".repeat(width - length(all.get(i)));
      String cell = left ? all.get(i) + padding : padding + all.get(i);
      if (first) {
        lines.add(cell);
      } else {
        lines.set(i, lines.get(i) + "  " + cell);
      }
    }
    return this;
  }

  /** The header, and a line a row. */
  List<String> lines() {
    return lines.stream().map(line -> cut(line, columns)).toList();
  }

  /** A line that is no longer than there is room for. */
  static String cut(String line, int columns) {
    String text = line.stripTrailing();
    return length(text) <= columns
        ? text
        : text.substring(0, text.offsetByCodePoints(0, Math.max(0, columns - 1))) + "…";
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
