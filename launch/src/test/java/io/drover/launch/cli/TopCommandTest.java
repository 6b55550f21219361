package io.drover.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.core.config.ConfigReader;
import io.drover.launch.live.EdgeConfig;
import io.drover.launch.live.EdgeRole;
import io.drover.launch.top.Top;
import io.drover.rpc.HostPort;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class TopCommandTest {
  private String errors = "";
  private String printed = "";

  private int run(String... arguments) {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StringWriter err = new StringWriter();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      return Drover.run(new PrintWriter(err, true), arguments);
    } finally {
      System.setOut(before);
      errors = err.toString().strip();
      printed = bytes.toString(StandardCharsets.UTF_8);
    }
  }

  private void refused(String words, String... arguments) {
    assertThat(run(arguments)).isEqualTo(2);
    assertThat(errors).contains(words).hasLineCount(1);
  }

  @Test
  void understandsWhatAnEdgeSaysOfItsPage() {
    for (Map.Entry<String, HostPort> address :
        Map.of(
                "9464", HostPort.loopback(9464),
                "edge.lab:9465", new HostPort("edge.lab", 9465),
                "[::1]:9464", new HostPort("::1", 9464),
                "http://127.0.0.1:9464/metrics", HostPort.loopback(9464),
                "http://edge.lab:80", new HostPort("edge.lab", 80))
            .entrySet()) {
      assertThat(TopCommand.address(address.getKey())).isEqualTo(address.getValue());
    }
  }

  @Test
  void refusesMistakesInOneLine() {
    refused("the port is missing", "top", "edge.lab");
    refused("has characters that no URL has", "top", "edge^1:9464");
    refused("a port is between 0 and 65535", "top", "99999");
    refused("--sort is 'drop': did you mean 'drops'?", "top", "--sort", "drop");
    refused("--every is 0.0: give 0.1 to", "top", "--every", "0");
    refused("--every is NaN", "top", "--every", "NaN");
  }

  @Test
  void helpNamesEveryColumn() {
    String footer =
        String.join(
            " ",
            Drover.line().getSubcommands().get("top").getCommandSpec().usageMessage().footer());
    List<String> words = new ArrayList<>(List.of(footer.split("[ ,.:]+")));
    assertThat(words).containsAll(Top.columns());
  }

  @Test
  void showsARealEdgeOnce() throws Exception {
    try (EdgeRole edge =
        EdgeRole.start(
            ConfigReader.parse(
                "test", "bind: 127.0.0.1:0\ncores: 2\nmetrics_port: 0", EdgeConfig.DEFAULT))) {
      String page = edge.metrics().orElseThrow().toString();

      assertThat(run("top", "--once", "--every", "0.1", page)).isZero();
      assertThat(printed.lines()).hasSize(2);
      assertThat(printed).contains("edge1", page, "0/64", "2.00", "even").doesNotContain("\u001b");

      assertThat(run("top", "--once", "--json", "--every", "0.1", page, "127.0.0.1:9"))
          .isEqualTo(1);
      JsonNode seen = new ObjectMapper().readTree(printed);
      assertThat(seen.at("/edges/0/edge").textValue()).isEqualTo("edge1");
      assertThat(seen.at("/edges/0/cores").doubleValue()).isEqualTo(2);
      assertThat(seen.at("/edges/0/drones").isEmpty()).isTrue();
      assertThat(seen.at("/edges/1/reachable").booleanValue()).isFalse();
      assertThat(seen.at("/edges/1/problem").textValue()).startsWith("nobody listens there");
    }
  }
}
