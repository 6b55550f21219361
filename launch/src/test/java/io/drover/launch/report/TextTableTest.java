package io.drover.launch.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
  @Test
  void columnsStandUnderOneAnother() {
    List<List<String>> rows =
        List.of(List.of("a3d", "lte", "0.961 ± 0.003"), List.of("offload", "hsdpa", "–"));
    assertThat(printed(List.of("policy", "link", "QoN"), rows))
        .containsExactly(
            "policy   link             QoN",
            "─────────────────────────────",
            "a3d      lte    0.961 ± 0.003",
            "offload  hsdpa              –");
  }

  @Test
  void aHeaderWiderThanItsColumnIsKeptWhole() {
    assertThat(printed(List.of("policy", "link", "completed"), List.of(List.of("a", "b", "1"))))
        .containsExactly(
            "policy  link  completed", "───────────────────────", "a       b             1");
  }

  private static List<String> printed(List<String> header, List<List<String>> rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    TextTable.print(header, rows, column -> column < 2, out);
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
