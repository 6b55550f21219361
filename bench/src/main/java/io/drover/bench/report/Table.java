package io.drover.bench.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows of figures; the first column names them.
 *
 * @param title may be empty where the section's says it all
 * @param columns no two have the same name
 * @param rows as many cells each as there are columns
 * @param better column → which of its figures are the better ones, for the columns where that can
 *     be said
 */
public record Table(
    String title, List<String> columns, List<List<Cell>> rows, Map<String, Better> better) {
  public Table {
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("a table needs a column");
    }
    columns = List.copyOf(columns);
    Names.distinct("columns of a table", columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<Cell> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "a row of " + row.size() + " cells in table '" + title + "' of columns " + columns);
      }
    }
    better = Map.copyOf(better);
    for (String column : better.keySet()) {
      if (!columns.contains(column)) {
        throw new IllegalArgumentException("no column '" + column + "' among " + columns);
      }
    }
  }

  /** A table in whose columns nothing is better than something else. */
  public Table(String title, List<String> columns, List<List<Cell>> rows) {
    this(title, columns, rows, Map.of());
  }

  /** This one, whose best figure of a column is marked on the page. */
  public Table with(String column, Better which) {
    Map<String, Better> more = new LinkedHashMap<>(better);
    more.put(column, which);
    return new Table(title, columns, rows, more);
  }

  /** Whether a column holds words alone. */
  boolean ofWords(int column) {
    return rows.stream().allMatch(row -> row.get(column) instanceof Cell.Text);
  }
}
