package io.drover.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchTextTest {
  @Test
  void alignsFiguresToTheRightAndWordsToTheLeft() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("route", "campus");
    settings.put("n", "8");
    Table table =
        new Table(
            "Means",
            List.of("policy", "link", "QoN", "latency"),
            List.of(
                row("a3d", "lte-city", 0.961, 0.142),
                row("offload", "lte", 0.7, 12.5),
                row("local", "hsdpa", Double.NaN, Double.NaN)));
    Section section =
        new Section("quality", "Quality", "A note.", Kind.SIMULATED, List.of(table), List.of());
    assertThat(printed(new BenchReport("Title", "./drover bench a3d", settings, List.of(section))))
        .containsExactly(
            "Title",
            "./drover bench a3d",
            "  route  campus",
            "  n      8",
            "",
            "Quality",
            "═══════",
            "A note.",
            "",
            "Means",
            "policy   link                QoN   latency",
            "──────────────────────────────────────────",
            "a3d      lte-city  0.961 ± 0.003   0.142 s",
            "offload  lte       0.700 ± 0.003  12.500 s",
            "local    hsdpa                 –         –",
            "",
            "simulated: real frames, networks and bytes on virtual time");
  }

  @Test
  void everySectionEndsWithItsKind() {
    String text = String.join("\n", printed(SampleReport.of()));
    assertThat(text.split("\n\n(?=[^\n]*\n═)"))
        .hasSize(6)
        .satisfies(
            parts -> {
              assertThat(parts[1].lines().reduce((a, b) -> b).get()).startsWith("simulated: ");
              assertThat(parts[3].lines().reduce((a, b) -> b).get()).startsWith("emulated: ");
              assertThat(parts[5].lines().reduce((a, b) -> b).get()).startsWith("measured: ");
            });
  }

  @Test
  void wrapsNotesAndSaysWhereChartsAre() {
    assertThat(printed(SampleReport.of()))
        .contains("Its charts are on the page.")
        .filteredOn(line -> line.startsWith("QoN is") || line.startsWith("effect."))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
  }

  private static List<Cell> row(String policy, String link, double quality, double latency) {
    return List.of(
        new Cell.Text(policy),
        new Cell.Text(link),
        new Cell.Estimate(quality, 0.003, "%.3f"),
        new Cell.Number(latency, "%.3f s"));
  }

  private static List<String> printed(BenchReport report) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BenchText.print(report, new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
