package io.drover.bench.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The best figures of a table's columns, as far as the table says what is better. */
final class BestCells {
  private BestCells() {}

  /** [row, column] of each; all that read like the best, none where all figures read the same. */
  static List<int[]> of(Table table) {
    List<int[]> places = new ArrayList<>();
    for (Map.Entry<String, Better> column : table.better().entrySet()) {
      mark(table, table.columns().indexOf(column.getKey()), column.getValue(), places);
    }
    places.sort(Comparator.<int[]>comparingInt(p -> p[0]).thenComparingInt(p -> p[1]));
    return places;
  }

  private static void mark(Table table, int column, Better better, List<int[]> places) {
    List<Cell> figures =
        table.rows().stream()
            .map(row -> row.get(column))
            .filter(cell -> cell.figure().isPresent())
            .toList();
    Comparator<Cell> order = Comparator.comparingDouble(cell -> cell.figure().getAsDouble());
    Optional<Cell> best = figures.stream().max(better == Better.HIGHER ? order : order.reversed());
    if (best.isEmpty() || figures.stream().map(BestCells::read).distinct().count() < 2) {
      return;
    }
    String read = read(best.get());
    for (int r = 0; r < table.rows().size(); r++) {
      if (read(table.rows().get(r).get(column)).equals(read)) {
        places.add(new int[] {r, column});
      }
    }
  }

  /** The figure as it is read, without its interval. */
  private static String read(Cell cell) {
    return cell instanceof Cell.Estimate estimate
        ? FigureFormat.of(estimate.format()).number(estimate.mean())
        : cell.text();
  }
}
