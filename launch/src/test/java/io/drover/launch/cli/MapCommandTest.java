package io.drover.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MapCommandTest {
  private static final int SCANS = 60;

  @TempDir Path folder;

  private final StringWriter errors = new StringWriter();

  /** A robot that drives 3 m along the middle of a room of 8 × 4 m; odometry 10 % too long. */
  private Path log() throws Exception {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < SCANS; i++) {
      double x = -1.5 + 3.0 * i / (SCANS - 1);
      StringBuilder line = new StringBuilder("FLASER 180");
      for (int beam = 0; beam < 180; beam++) {
        line.append(String.format(Locale.ROOT, " %.3f", range(x, Math.toRadians(beam - 90))));
      }
      line.append(String.format(Locale.ROOT, " 0 0 0 %.4f 0 0 %d.5 host 0", 1.1 * x, 1000 + i));
      lines.add(line.toString());
    }
    return Files.write(folder.resolve("robot.clf"), lines);
  }

  private static double range(double x, double angle) {
    double dx = Math.cos(angle);
    double dy = Math.sin(angle);
    double alongX = dx > 0 ? (4 - x) / dx : (-4 - x) / dx;
    double alongY = dy > 0 ? 2 / dy : -2 / dy;
    return Math.min(dx == 0 ? 100 : alongX, dy == 0 ? 100 : alongY);
  }

  private int map(Object... arguments) {
    List<String> all = new ArrayList<>(List.of("map"));
    for (Object argument : arguments) {
      all.add(argument.toString());
    }
    return Drover.run(new PrintWriter(errors), all.toArray(String[]::new));
  }

  private JsonNode mapped(Object... arguments) throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      assertThat(map(arguments)).as(errors.toString()).isZero();
    } finally {
      System.setOut(before);
    }
    return new ObjectMapper().readTree(printed.toString(StandardCharsets.UTF_8));
  }

  @Test
  void namesItsPageAndEndsWithTheRunWithoutATerminal() throws Exception {
    PrintStream before = System.err;
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
    JsonNode figures;
    try {
      figures = mapped(log(), "--live", "--json");
    } finally {
      System.setErr(before);
    }
    assertThat(figures.get("scans").asInt()).isEqualTo(SCANS);
    assertThat(told.toString(StandardCharsets.UTF_8))
        .containsOnlyOnce("live: ")
        .containsPattern("live: http://127\\.0\\.0\\.1:\\d+/\\R");
  }

  @Test
  void writesTrajectoryAndMapAndFigures() throws Exception {
    Path tum = folder.resolve("out.tum");
    Path out = folder.resolve("map");
    JsonNode figures = mapped(log(), "--trajectory", tum, "--out", out, "--json");

    assertThat(figures.get("robots").asInt()).isEqualTo(1);
    assertThat(figures.get("merged").asInt()).isEqualTo(1);
    assertThat(figures.get("scans").asInt()).isEqualTo(SCANS);
    assertThat(figures.at("/constraints/intra").asInt()).isPositive();
    assertThat(figures.at("/constraints/cross_robot").asInt()).isZero();
    assertThat(figures.at("/seconds/cpu").asDouble()).isPositive();
    assertThat(figures.at("/seconds/wall").asDouble()).isPositive();
    assertThat(figures.get("heap_bytes").asLong()).isPositive();
    assertThat(figures.get("real_time_factor").asDouble())
        .isCloseTo((SCANS - 1) / figures.at("/seconds/wall").asDouble(), within(1e-6));
    assertThat(figures.has("first_merge")).isFalse();
    assertThat(figures.has("robots_sent_bytes")).isFalse();
    assertThat(figures.at("/matching_seconds/p50").asDouble()).isPositive();
    assertThat(figures.at("/matching_seconds/worst").asDouble())
        .isGreaterThanOrEqualTo(figures.at("/matching_seconds/p99").asDouble());

    List<String> rows = Files.readAllLines(tum);
    assertThat(rows).hasSize(SCANS).allMatch(row -> row.split(" ").length == 8);
    assertThat(rows.get(0)).startsWith("1000.5 0.000000 0.000000 0 0 0 ");
    String[] last = rows.get(SCANS - 1).split(" ");
    assertThat(last[0]).isEqualTo("1059.5");
    // not the 3.3 m of the wheels
    assertThat(Double.parseDouble(last[1])).isCloseTo(3, within(0.05));

    assertThat(Files.readString(out.resolve("map.yaml")))
        .contains("image: map.pgm", "resolution: 0.05", "negate: 0");
    assertThat(Files.readAllBytes(out.resolve("map.pgm"))).startsWith('P', '5');
    assertThat(out.resolve("map.png")).isNotEmptyFile();
  }

  @Test
  void worksWithoutWheels() throws Exception {
    Path tum = folder.resolve("out.tum");
    var unused = mapped(log(), "--trajectory", tum, "--odometry", "off", "--json");
    String[] last = Files.readAllLines(tum).get(SCANS - 1).split(" ");
    assertThat(Double.parseDouble(last[1])).isCloseTo(3, within(0.1));
  }

  @Test
  void mapsOnEdgesAsInOneProcess() throws Exception {
    Path here = folder.resolve("here.tum");
    Path there = folder.resolve("there.tum");
    Path log = log();
    var unused = mapped(log, log, "--trajectory", here, "--json");
    JsonNode figures = mapped(log, log, "--edges", 2, "--trajectory", there, "--json");
    assertThat(figures.get("scans").asInt()).isEqualTo(2 * SCANS);
    assertThat(figures.get("robots").asInt()).isEqualTo(2);
    assertThat(figures.at("/robots_sent_bytes/1").asLong()).isPositive();
    assertThat(figures.at("/robots_sent_bytes/2").asLong()).isPositive();
    assertThat(figures.at("/scan_encoding/raw_bytes").asLong()).isEqualTo(2L * SCANS * 180 * 4);
    assertThat(figures.at("/scan_encoding/ratio").asDouble()).isGreaterThan(1);
    assertThat(figures.at("/submap_encoding/ratio").asDouble()).isGreaterThan(1);
    assertThat(there).hasSameTextualContentAs(here);
    for (int robot = 1; robot <= 2; robot++) {
      assertThat(folder.resolve("there." + robot + ".tum"))
          .hasSameTextualContentAs(folder.resolve("here." + robot + ".tum"));
    }
  }

  @Test
  void linksOfATraceCarryTheSameMap() throws Exception {
    Path trace = Files.writeString(folder.resolve("link.csv"), "t_s,mbps\n0,0.02\n2,0\n3,0\n");
    Path here = folder.resolve("here.tum");
    Path there = folder.resolve("there.tum");
    Path log = log();
    var unused = mapped(log, "--trajectory", here, "--json");
    JsonNode figures = mapped(log, "--edges", 1, "--trace", trace, "--trajectory", there, "--json");
    assertThat(there).hasSameTextualContentAs(here);
    // a link that was passed by would not need the time
    assertThat(figures.at("/seconds/wall").asDouble())
        .isGreaterThan(8 * figures.at("/robots_sent_bytes/1").asDouble() / 0.02e6);
  }

  /** Waits until so many edges serve. */
  private static List<ProcessHandle> edges(ByteArrayOutputStream told, int count) {
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> text(told).split("listening on", -1).length > count);
    return Pattern.compile("] process (\\d+)")
        .matcher(text(told))
        .results()
        .map(process -> ProcessHandle.of(Long.parseLong(process.group(1))).orElseThrow())
        .toList();
  }

  private static String text(ByteArrayOutputStream told) {
    return told.toString(StandardCharsets.UTF_8);
  }

  @Test
  void edgesThatAreKilledOrStoppedLoseNothing() throws Exception {
    Path trace = Files.writeString(folder.resolve("link.csv"), "t_s,mbps\n0,0.02\n1,0.02\n");
    Path here = folder.resolve("here.tum");
    Path there = folder.resolve("there.tum");
    Path log = log();
    var unused = mapped(log, log, "--trajectory", here, "--json");
    PrintStream before = System.err;
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
    try {
      // the links need long enough
      var mapping =
          CompletableFuture.supplyAsync(
              () -> map(log, log, "--edges", 2, "--trace", trace, "--trajectory", there, "--json"));
      List<ProcessHandle> edges = edges(told, 2);
      assertThat(edges).hasSize(2);
      edges.get(0).destroyForcibly();
      new ProcessBuilder("kill", "-STOP", Long.toString(edges.get(1).pid())).start().waitFor();
      assertThat(mapping.join()).as(errors.toString()).isZero();
      assertThat(edges).noneMatch(ProcessHandle::isAlive);
    } finally {
      System.setErr(before);
    }
    assertThat(text(told))
        .contains("[edge-1] does not serve any more", "[edge-2] does not serve any more")
        .contains("[edge-3] process");
    assertThat(there).hasSameTextualContentAs(here);
  }

  @Test
  void saysInOneLineThatARobotKnowsNoClusters() throws Exception {
    assertThat(map(log(), "--cluster", "spark://cloud:7077")).isEqualTo(2);
    assertThat(errors.toString().lines())
        .singleElement()
        .asString()
        .contains("--cluster", "mvn -Pcluster");
  }

  @Test
  void namesTheLogOfAScanThatCannotBe() throws Exception {
    Path log = log();
    List<String> lines = new ArrayList<>(Files.readAllLines(log));
    // the wheels say that it has gone to the other side of the Earth
    lines.set(30, lines.get(30).replaceFirst(" 0 0 0 \\S+ ", " 0 0 0 2e7 "));
    Path broken = Files.write(folder.resolve("lost.clf"), lines);
    for (int edges = 0; edges <= 1; edges++) {
      errors.getBuffer().setLength(0);
      assertThat(map(log, broken, "--edges", edges)).isEqualTo(2);
      assertThat(errors.toString().lines().filter(line -> line.contains("lost.clf")))
          .singleElement()
          .asString()
          .contains("lost.clf: scan at 1030.5: ", "so far from those before");
    }
  }

  @Test
  void passesOverBrokenLinesIfItMay() throws Exception {
    Path log = log();
    List<String> lines = new ArrayList<>(Files.readAllLines(log));
    lines.add(10, "FLASER 180 1 2 3");
    Files.write(log, lines);
    assertThat(map(log)).isEqualTo(2);
    assertThat(errors.toString()).contains("robot.clf:11: ");
    assertThat(mapped(log, "--skip-bad", "--json").get("scans").asInt()).isEqualTo(SCANS);
  }

  @Test
  void saysWhatIsWrong() throws Exception {
    assertThat(map(folder.resolve("none.clf"))).isEqualTo(2);
    assertThat(map(Files.writeString(folder.resolve("empty.clf"), "# nothing\n"))).isEqualTo(2);
    assertThat(map(Files.writeString(folder.resolve("torn.clf"), "FLASER 180 1 2\n"))).isEqualTo(2);
    assertThat(map(log(), "--fov", "0")).isEqualTo(2);
    assertThat(map(log(), "--odometry", "perhaps")).isEqualTo(2);
    assertThat(map(log(), log(), "--robots", 2)).isEqualTo(2);
    assertThat(map(log(), "--robots", SCANS + 1)).isEqualTo(2);
    assertThat(map(log(), "--robots", 2, "--overlap", 1)).isEqualTo(2);
    assertThat(map(log(), "--edges", -1)).isEqualTo(2);
    assertThat(map(log(), "--trace", "lte-city")).isEqualTo(2);
    assertThat(map(log(), "--edges", 1, "--trace", "lte-citi")).isEqualTo(2);
    assertThat(errors.toString())
        .contains("without --edges there is none")
        .contains("no shipped trace 'lte-citi'")
        .contains("--robots cuts one log")
        .contains("fewer scans than --robots")
        .contains("--overlap is 1.0")
        .contains("--edges is -1")
        .contains("none.clf cannot be read")
        .contains("empty.clf holds no scan")
        .contains("torn.clf:1: this is not a whole record")
        .contains("--fov is 0.0")
        .contains("'perhaps' is not on or off");
  }
}
