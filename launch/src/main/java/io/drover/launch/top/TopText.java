package io.drover.launch.top;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Edges and their drones as two tables. */
final class TopText {
  /** Header and what is left out. */
  private static final int BESIDE_DRONES = 2;

  private static final int FIGURE = 6;

  private final Column sort;

  /** Drones by the order of a column. */
  TopText(Column sort) {
    this.sort = sort;
  }

  /**
   * No line is longer, and there are no more lines, than there is room for: columns that matter
   * less are left out, and the drones that come last.
   */
  List<String> lines(List<EdgeView> edges, TextArea area) {
    List<EdgeView> seen = edges.stream().filter(edge -> edge.figures().isPresent()).toList();
    List<String> lines = new ArrayList<>();
    if (!seen.isEmpty()) {
      lines.addAll(edgeTable(seen, area.columns()));
    }
    for (EdgeView edge : edges) {
      edge.problem()
          .map(problem -> TextColumns.cut(edge.address() + ": " + problem, area.columns()))
          .ifPresent(lines::add);
    }
    List<DroneFigures> drones =
        seen.stream()
            .flatMap(edge -> edge.figures().stream())
            .flatMap(figures -> figures.drones().stream())
            .sorted(sort.order())
            .toList();
    if (!drones.isEmpty()) {
      lines.add("");
      lines.addAll(droneTable(drones, edges.size() > 1, area, area.rows() - lines.size()));
    }
    return lines.subList(0, Math.min(lines.size(), area.rows()));
  }

  private static List<String> edgeTable(List<EdgeView> views, int columns) {
    TextColumns table = new TextColumns(columns);
    List<EdgeFigures> edges = views.stream().flatMap(view -> view.figures().stream()).toList();
    words(table, "edge", edges, EdgeFigures::edge);
    table.add("at", true, 0, views.stream().map(view -> view.address().toString()).toList());
    figures(
        table,
        "drones",
        edges,
        e -> String.format(Locale.ROOT, "%d/%.0f", e.drones().size(), e.dronesLimit()));
    figures(table, "frames/s", edges, e -> Column.text("%.1f", e.framesPerSecond()));
    figures(table, "drops/s", edges, e -> Column.text("%.1f", e.dropsPerSecond()));
    words(table, "why", edges, e -> e.dropReason().orElse(""));
    figures(table, "cores", edges, e -> Column.text("%.2f", e.cores()));
    figures(table, "given", edges, e -> Column.text("%.2f", e.grantedCores()));
    figures(table, "used", edges, e -> Column.text("%.2f", e.usedCores()));
    figures(table, "refused/s", edges, e -> Column.text("%.1f", e.refusalsPerSecond()));
    words(table, "allocator", edges, EdgeFigures::allocator);
    return table.lines();
  }

  private static void words(
      TextColumns table,
      String header,
      List<EdgeFigures> edges,
      Function<EdgeFigures, String> cell) {
    table.add(header, true, 0, edges.stream().map(cell).toList());
  }

  private static void figures(
      TextColumns table,
      String header,
      List<EdgeFigures> edges,
      Function<EdgeFigures, String> cell) {
    table.add(header, false, FIGURE, edges.stream().map(cell).toList());
  }

  private static List<String> droneTable(
      List<DroneFigures> drones, boolean severalEdges, TextArea area, int rows) {
    int shown = drones.size() < rows ? drones.size() : Math.max(0, rows - BESIDE_DRONES);
    List<DroneFigures> seen = drones.subList(0, shown);
    TextColumns table = new TextColumns(area.columns());
    Column.ALL.stream()
        .filter(column -> severalEdges || !column.equals(Column.EDGE))
        .forEach(
            column ->
                table.add(
                    column.header(),
                    column.words(),
                    column.least(),
                    seen.stream().map(column.cell()).toList()));
    List<String> lines = new ArrayList<>(table.lines());
    if (shown < drones.size()) {
      lines.add("… " + (drones.size() - shown) + " more");
    }
    return lines;
  }
}
