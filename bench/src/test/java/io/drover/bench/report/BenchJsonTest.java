package io.drover.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchJsonTest {
  @Test
  void writesTheShapeThatIsDocumented() {
    Table table =
        new Table(
            "Means",
            List.of("policy", "QoN", "latency"),
            List.of(
                List.of(
                    new Cell.Text("a\"3d"),
                    new Cell.Estimate(0.961, 0.003, "%.1f"),
                    new Cell.Number(0.142, "%.0f s")),
                List.of(
                    new Cell.Text("local"),
                    new Cell.Estimate(Double.NaN, Double.NaN, "%.1f"),
                    new Cell.Number(Double.POSITIVE_INFINITY, "%.0f s"))));
    Section quality =
        new Section("quality", "Quality", "Note.", Kind.EMULATED, List.of(table), List.of());
    Section empty = new Section("empty", "Empty", "", Kind.MEASURED, List.of(), List.of());
    assertThat(
            BenchJson.of(
                new BenchReport(
                    "Title", "./drover bench", Map.of("n", "8"), List.of(quality, empty))))
        .isEqualTo(
            "{\"title\":\"Title\",\"command\":\"./drover bench\",\"settings\":{\"n\":\"8\"},"
                + "\"sections\":{\"quality\":{\"kind\":\"emulated\",\"tables\":[{"
                + "\"title\":\"Means\",\"columns\":[\"policy\",\"QoN\",\"latency\"],\"rows\":["
                + "{\"policy\":\"a\\\"3d\",\"QoN\":{\"mean\":0.961,\"ci95\":0.003},"
                + "\"latency\":0.142},"
                + "{\"policy\":\"local\",\"QoN\":{\"mean\":null,\"ci95\":null},"
                + "\"latency\":null}]}]},"
                + "\"empty\":{\"kind\":\"measured\",\"tables\":[]}}}");
  }

  @Test
  void keepsTheOrderOfSettingsAndSections() throws IOException {
    JsonNode json = new ObjectMapper().readTree(BenchJson.of(SampleReport.of()));
    assertThat(json.get("settings").fieldNames())
        .toIterable()
        .containsExactly("Route", "Flights", "Device", "Edge", "Seed");
    assertThat(json.get("sections").fieldNames())
        .toIterable()
        .containsExactly("quality", "latency", "sharing", "time", "codec");
    assertThat(json.findValues("charts")).isEmpty();
  }

  @Test
  void rejectsSectionsThatItCouldNotTellApart() {
    Section one = new Section("one", "One", "", Kind.MEASURED, List.of(), List.of());
    assertThatThrownBy(() -> new BenchReport("t", "c", Map.of(), List.of(one, one)))
        .hasMessageContaining("'one'");
    assertThatThrownBy(() -> new Section("One two", "t", "", Kind.MEASURED, List.of(), List.of()))
        .hasMessageContaining("'One two'");
  }
}
