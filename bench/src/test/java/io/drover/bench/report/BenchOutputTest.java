package io.drover.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchOutputTest {
  @TempDir Path folder;

  private static Section section(String id) {
    return new Section(
        id,
        id,
        "",
        Kind.SIMULATED,
        List.of(new Table("", List.of("what"), List.of(List.of(new Cell.Text("known of " + id))))),
        List.of());
  }

  @Test
  void whatIsKnownStaysWhenALaterSectionFails() throws Exception {
    List<Supplier<Section>> sections =
        List.of(
            () -> section("first"),
            () -> section("second"),
            () -> {
              throw new IllegalStateException("no memory");
            });
    BenchOutput output = new BenchOutput(folder, false);
    assertThatThrownBy(() -> output.run("t", "./drover bench t", Map.of(), sections))
        .hasMessage("no memory");
    JsonNode written = new ObjectMapper().readTree(folder.resolve("report.json").toFile());
    assertThat(written.at("/sections").size()).isEqualTo(2);
    assertThat(folder.resolve("report.html")).content().contains("known of second");
  }
}
