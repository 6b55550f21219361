package io.drover.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.launch.policy.PolicyNetwork;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private String printed = "";
  private String errors = "";

  private int run(String... arguments) {
    StringWriter err = new StringWriter();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      return Bench.run(new PrintWriter(err, true), arguments);
    } finally {
      System.setOut(before);
      printed = out.toString(StandardCharsets.UTF_8);
      errors = err.toString();
    }
  }

  private void refused(String words, String... arguments) {
    assertThat(run(arguments)).isEqualTo(2);
    assertThat(errors.lines().findFirst().orElse("")).startsWith("drover: ").contains(words);
    assertThat(errors.lines().filter(line -> !line.startsWith("Try: "))).hasSize(1);
  }

  @Test
  void explainsItself() {
    assertThat(run("--help")).isZero();
    assertThat(printed).contains("Usage: drover bench").contains("overhead").contains("a3d");
    assertThat(run("a3d", "--help")).isZero();
    assertThat(printed).contains("Usage: drover bench a3d");
    assertThat(run("edge", "--help")).isZero();
    assertThat(printed).contains("Usage: drover bench edge");
    assertThat(run("slam", "--help")).isZero();
    assertThat(printed).contains("Usage: drover bench slam");
  }

  @Test
  void refusesBenchmarksThatAreNot() {
    refused("no benchmark 'overhed'", "overhed");
    assertThat(errors).contains("Try: ./drover bench --help");
    refused("--seconds: 'long' is not a whole number", "--seconds", "long");
    refused("--graph is for posegraph", "decision", "--graph", "x.g2o");
    refused("x.g2o cannot be read", "posegraph", "--graph", folder.resolve("x.g2o").toString());
    refused("a3d is run alone", "overhead", "a3d");
    refused("edge is run alone", "overhead", "edge");
    refused("there is no section 'swarms': did you mean 'swarm'", "edge", "--section", "swarms");
    refused("slam is run alone", "overhead", "slam");
    refused("there is no section 'graph': did you mean 'graphs'", "slam", "--section", "graph");
    refused("leave out --runs", "slam", "--quick", "--runs", "3");
    refused("--runs is 0", "slam", "--runs", "0");
    refused("no folder", "slam", "--data", folder.resolve("none").toString());
    refused("leave out --seeds", "edge", "--quick", "--seeds", "3");
    refused("--seeds is 0", "edge", "--seeds", "0");
  }

  @Test
  void refusesWhatTheComparisonCannotMean() {
    refused(
        "--section: there is no section 'sped': did you mean 'speed'", "a3d", "--section", "sped");
    refused("'case' is named twice", "a3d", "--section", "case,case");
    refused("--seeds is 0: give 1 to 500", "a3d", "--seeds", "0");
    refused("--seeds: 'few' is not a whole number", "a3d", "--seeds", "few");
    assertThat(errors).contains("Try: ./drover bench a3d --help");
    refused("--quick has seeds of its own", "a3d", "--quick", "--seeds", "3");
    refused("--frames and --model", "a3d", "--frames", folder.toString());
    refused("--frames and --model", "a3d", "--model", "mine.onnx");
    refused("--fps is for --frames", "a3d", "--fps", "10");
    refused("no learnt policy is called 'a2d-raw'", "a3d", "--retrain", "a2d-raw");
  }

  @Test
  void namesTheFileThatCannotBeUsed() throws Exception {
    Path bad = Files.writeString(folder.resolve("bad.csv"), "t_s,mbps\n0,1\n1,x\n");
    refused("bad.csv line 3", "a3d", "--traces", bad.toString());
    refused("bad.csv line 3", "a3d", "--traces", folder.toString());
    refused("bad.csv line 1", "a3d", "--profile", bad.toString());
    refused("no.csv is not there", "a3d", "--traces", folder.resolve("no.csv").toString());
    refused("is a folder", "a3d", "--profile", folder.toString());
    refused("no.onnx cannot be read", "a3d", "--scheduler", folder.resolve("no.onnx").toString());
    refused("not an ONNX network", "a3d", "--scheduler", bad.toString());
    refused("is a file", "a3d", "--section", "links", "--out", bad.resolve("x").toString());
    Path none = Files.createDirectory(folder.resolve("none"));
    refused("has no files", "a3d", "--traces", none.toString());
    refused("has no images", "a3d", "--frames", none.toString(), "--model", "x.onnx");
    Path text = Files.writeString(folder.resolve("frame.png"), "not looked at");
    Files.copy(text, folder.resolve("next.png"));
    refused("has no frame times", "a3d", "--frames", folder.toString(), "--model", "x.onnx");
    refused("x.onnx", "a3d", "--fps", "5", "--frames", folder.toString(), "--model", "x.onnx");
    refused(
        "only describes", "a3d", "--fps", "5", "--frames", folder.toString(), "--model", "x.yaml");
  }

  @Test
  void writesAPageAndJsonAndPrintsTheTables() throws Exception {
    Path trace = Files.writeString(folder.resolve("mine.csv"), "t_s,mbps\n0,1\n10,1\n");
    Path out = folder.resolve("out");
    assertThat(
            run("a3d", "--section", "links", "--traces", trace.toString(), "--out", out.toString()))
        .isZero();
    assertThat(printed)
        .contains("Test links")
        .containsPattern("mine +given +10 s +1.00")
        .endsWith("report: " + out.resolve("report.html") + System.lineSeparator());
    JsonNode report = JSON.readTree(out.resolve("report.json").toFile());
    assertThat(report.at("/command").asText())
        .isEqualTo("./drover bench a3d --section links --traces " + trace + " --out " + out);
    assertThat(report.at("/sections/links/tables/0/rows")).hasSize(18);
    assertThat(Files.readString(out.resolve("report.html"))).contains("<html").contains("mine");
    assertThat(List.of(out.toFile().list()))
        .containsExactlyInAnyOrder("report.html", "report.json");
  }

  @Test
  void printsNothingButJsonForPrograms() throws Exception {
    Path scheduler = folder.resolve("mine.onnx");
    for (String ending : List.of("onnx", "yaml")) {
      try (var shipped = PolicyNetwork.class.getResourceAsStream("drover-scheduler." + ending)) {
        Files.copy(shipped, folder.resolve("mine." + ending));
      }
    }
    Path out = folder.resolve("out");
    assertThat(
            run(
                "a3d",
                "--json",
                "--quick",
                "--section",
                "links",
                "--scheduler",
                scheduler.toString(),
                "--out",
                out.toString()))
        .isZero();
    JsonNode report = JSON.readTree(printed);
    assertThat(report.at("/settings/Scheduler").asText()).isEqualTo(scheduler.toString());
    assertThat(report.at("/settings/Quick").asText()).contains("first look");
    assertThat(printed).isEqualTo(Files.readString(out.resolve("report.json")));
  }
}
