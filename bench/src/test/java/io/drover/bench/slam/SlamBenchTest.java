package io.drover.bench.slam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.bench.report.Cell;
import io.drover.bench.report.Section;
import io.drover.bench.report.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlamBenchTest {
  private static final SlamBenchOptions OPTIONS =
      new SlamBenchOptions(1, 2, 0, List.of(2), 1, RecSlamEffort.FIRST_LOOK);

  @TempDir Path folder;
  @TempDir Path out;

  private Section answer(SlamSection section) {
    return section.run(new SlamBenchData(folder, out, OPTIONS.runs()), OPTIONS);
  }

  private static double figure(Table table, int row, String column) {
    return table.rows().get(row).get(table.columns().indexOf(column)).figure().orElse(Double.NaN);
  }

  /** A robot that drives 2 m ahead in a room of 8 m × 6 m, its wheels a tenth too fast. */
  private void writeLog(String name) throws Exception {
    writeLog(name, 4, 3);
  }

  /** The same in another room, whose walls are so far ahead of its middle and to its sides. */
  private void writeLog(String name, double wallAhead, double wallAside) throws Exception {
    StringBuilder log = new StringBuilder();
    for (int scan = 0; scan < 41; scan++) {
      double x = -1 + 0.05 * scan;
      log.append("FLASER 181");
      for (int beam = -90; beam <= 90; beam++) {
        double c = Math.cos(Math.toRadians(beam));
        double s = Math.sin(Math.toRadians(beam));
        double ahead = c > 1e-9 ? (wallAhead - x) / c : 100;
        double aside = Math.abs(s) > 1e-9 ? wallAside / Math.abs(s) : 100;
        log.append(String.format(Locale.ROOT, " %.3f", Math.min(ahead, aside)));
      }
      double wheels = 0.055 * scan;
      log.append(String.format(Locale.ROOT, " 0 0 0 %.3f 0 0 %d.5 h 0%n", wheels, scan));
    }
    Files.writeString(folder.resolve(name + ".clf"), log);
  }

  @Test
  void saysWhichDataIsMissing() {
    for (SlamSection section : SlamSections.ALL) {
      if (section instanceof RecSlamSection) {
        continue; // makes its own
      }
      Section answer = answer(section);
      assertThat(answer.tables()).as(answer.id()).isEmpty();
      assertThat(answer.note()).contains(folder.toString()).contains("--data");
    }
  }

  @Test
  void holdsMapsAgainstRelations() throws Exception {
    writeLog("room");
    Files.writeString(
        folder.resolve("room.relations"), "0.5 40.5 2 0 0 0 0 0\n5.5 25.5 1 0 0 0 0 0\n");
    Files.writeString(folder.resolve("alone.relations"), "1 2 0 0 0 0 0 0\n");
    Table table = answer(new RelationsSection()).tables().get(0);
    assertThat(table.title()).isEqualTo("room, 2 relations");
    assertThat(table.rows())
        .extracting(row -> row.get(0).text())
        .containsExactly("wheels alone", "Drover", "Drover without wheels");
    assertThat(figure(table, 0, "translation")).isCloseTo(0.15, within(1e-9));
    assertThat(figure(table, 1, "translation")).isLessThan(0.05);
    assertThat(figure(table, 1, "relations used")).isEqualTo(2);
    assertThat(figure(table, 1, "CPU time")).isPositive();
    assertThat(out.resolve("room-1.tum")).exists();
  }

  @Test
  void goesOnAfterALogThatIsNone() throws Exception {
    writeLog("room");
    Files.writeString(folder.resolve("torn.clf"), "FLASER 180 1 2\n");
    Section answer = answer(new LogsSection());
    assertThat(answer.note()).contains("Not mapped: ").contains("torn.clf");
    Table table = answer.tables().get(0);
    assertThat(table.rows()).hasSize(1);
    assertThat(figure(table, 0, "scans")).isEqualTo(41);
    assertThat(figure(table, 0, "driven")).isEqualTo(40);
    assertThat(figure(table, 0, "scans a second")).isEqualTo(1);
    assertThat(figure(table, 0, "heap")).isPositive();
    assertThat(figure(table, 0, "matching, p50")).isPositive();
    assertThat(figure(table, 0, "worst")).isGreaterThanOrEqualTo(figure(table, 0, "p99"));
    assertThat(figure(table, 0, "growth")).isPositive();
  }

  @Test
  void tellsWhatRobotsSendAndThatStrangersStayApart() throws Exception {
    writeLog("room");
    writeLog("hall", 7, 5);
    Files.writeString(folder.resolve("room.relations"), "0.5 40.5 2 0 0 0 0 0\n");
    Section answer = answer(new SplitSection());
    Table split = answer.tables().get(0);
    LogRecord log = LogRecord.of(folder.resolve("room.clf"));
    assertThat(figure(split, 0, "sent by a robot")).isEqualTo(log.messageBytes() / 2e6);
    assertThat(log.messageBytes()).isBetween(41L * 100, 41L * 400);
    assertThat(figure(split, 0, "false")).isZero();
    assertThat(out.resolve("room-2").resolve("graph.g2o")).exists();

    Table strangers = answer.tables().get(1);
    assertThat(strangers.rows()).hasSize(1);
    assertThat(strangers.rows().get(0)).contains(new Cell.Text("hall and room"));
    assertThat(figure(strangers, 0, "scans")).isEqualTo(82);
    assertThat(figure(strangers, 0, "robots in one map")).isEqualTo(1);
    assertThat(figure(strangers, 0, "constraints between")).isZero();
  }

  @Test
  void tellsWhatPoseGraphsReach() throws Exception {
    Files.writeString(
        folder.resolve("triangle.g2o"),
        """
        VERTEX_SE2 0 0 0 0
        VERTEX_SE2 1 5 0 0
        VERTEX_SE2 2 1 1 0
        EDGE_SE2 0 1 1 0 0 1 0 0 1 0 1
        EDGE_SE2 1 2 0 1 0 1 0 0 1 0 1
        EDGE_SE2 0 2 1 1.3 0 1 0 0 1 0 1
        """);
    Table table = answer(new GraphsSection()).tables().get(0);
    assertThat(figure(table, 0, "poses")).isEqualTo(3);
    assertThat(figure(table, 0, "edges")).isEqualTo(3);
    assertThat(figure(table, 0, "χ²")).isBetween(0.001, 0.04);
    assertThat(figure(table, 0, "least known χ²")).isNaN();
    assertThat(table.rows().get(0)).contains(new Cell.Text("triangle"));
  }
}
