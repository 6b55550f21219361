package io.drover.bench.a3d;

import io.drover.bench.report.Cell;
import io.drover.bench.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Flights as a table: a row for each group of them, a column for each measure. */
final class LandingTable {
  private LandingTable() {}

  /**
   * A table.
   *
   * @param rowsAre what the groups' names are
   * @param groups in the order of the rows
   */
  static Table of(
      String title, String rowsAre, Map<String, List<Landing>> groups, List<Measure> measures) {
    List<String> columns = new ArrayList<>(List.of(rowsAre));
    measures.forEach(measure -> columns.add(measure.column()));
    List<List<Cell>> rows = new ArrayList<>();
    groups.forEach(
        (name, landings) -> {
          List<Cell> row = new ArrayList<>(List.of(new Cell.Text(name)));
          measures.forEach(measure -> row.add(measure.cell(landings)));
          rows.add(row);
        });
    Table table = new Table(title, columns, rows);
    for (Measure measure : measures) {
      if (measure.better().isPresent()) {
        table = table.with(measure.column(), measure.better().get());
      }
    }
    return table;
  }
}
