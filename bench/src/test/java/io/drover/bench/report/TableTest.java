package io.drover.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  private static final List<String> COLUMNS = List.of("policy", "QoN", "latency");

  @Test
  void rejectsRowsOfAnotherLength() {
    assertThatThrownBy(() -> new Table("t", COLUMNS, List.of(List.of(new Cell.Text("a3d")))))
        .hasMessageContaining("1 cells");
  }

  @Test
  void rejectsColumnsThatCannotBeToldApart() {
    assertThatThrownBy(() -> new Table("t", List.of("a", "a"), List.of()))
        .hasMessageContaining("'a'");
    assertThatThrownBy(() -> new Table("t", List.of("a", " "), List.of()))
        .hasMessageContaining("blank");
    assertThatThrownBy(() -> new Table("t", List.of(), List.of())).hasMessageContaining("column");
  }

  @Test
  void rejectsToJudgeAColumnThatItDoesNotHave() {
    Table table = new Table("t", COLUMNS, List.of());
    assertThatThrownBy(() -> table.with("qon", Better.HIGHER)).hasMessageContaining("'qon'");
  }

  @Test
  void marksTheBestOfTheColumnsThatAreJudged() {
    Table table =
        table(List.of(row("a3d", 0.97, 0.2), row("mpc", 0.96, 0.1), row("local", 0.5, Double.NaN)))
            .with("QoN", Better.HIGHER)
            .with("latency", Better.LOWER);
    assertThat(BestCells.of(table)).containsExactly(new int[] {0, 1}, new int[] {1, 2});
  }

  @Test
  void marksAllThatReadLikeTheBest() {
    Table table =
        table(List.of(row("a3d", 0.9712, 1), row("mpc", 0.9708, 1), row("local", 0.5, 1)))
            .with("QoN", Better.HIGHER);
    assertThat(BestCells.of(table)).containsExactly(new int[] {0, 1}, new int[] {1, 1});
  }

  @Test
  void marksNothingWhereAllReadTheSameOrNothingIsKnown() {
    Table table =
        table(List.of(row("a3d", 0.97, Double.NaN), row("mpc", 0.97, Double.NaN)))
            .with("QoN", Better.HIGHER)
            .with("latency", Better.LOWER);
    assertThat(BestCells.of(table)).isEmpty();
  }

  private static List<Cell> row(String name, double quality, double latency) {
    return List.of(
        new Cell.Text(name),
        new Cell.Estimate(quality, 0.001, "%.3f"),
        new Cell.Number(latency, "%.2f s"));
  }

  private static Table table(List<List<Cell>> rows) {
    return new Table("", COLUMNS, rows);
  }
}
