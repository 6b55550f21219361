package io.drover.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.core.geometry.Pose2;
import io.drover.core.image.GrayImage;
import io.drover.launch.map.FloorPlanReader;
import io.drover.launch.map.RoomLog;
import io.drover.navigation.FrameCodec;
import io.drover.slam.log.G2oFile;
import io.drover.slam.optimization.PoseProblem;
import io.drover.slam.simulation.FloorPlan;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two robots in two rooms that have nothing in common, so that each has a map of its own. */
class MapFolderTest {
  private static final int SCANS = 120;
  private static final Pattern DATA =
      Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>");
  private static final Pattern ORIGIN =
      Pattern.compile("origin: \\[([-.\\dE]+), ([-.\\dE]+), ([-.\\dE]+)]");

  @TempDir Path folder;

  private final StringWriter errors = new StringWriter();
  private Path out;

  @BeforeEach
  void place() {
    out = folder.resolve("map");
  }

  private Path log(String name, int scans, double metres, double length, double width)
      throws Exception {
    return RoomLog.write(folder.resolve(name), scans, metres, length, width);
  }

  private int map(Object... arguments) {
    List<String> all = new ArrayList<>(List.of("map"));
    for (Object argument : arguments) {
      all.add(argument.toString());
    }
    return Drover.run(new PrintWriter(errors), all.toArray(String[]::new));
  }

  private void mapTwo() throws Exception {
    Path first = log("first.clf", SCANS, 3, 8, 4);
    Path second = log("second.clf", SCANS / 2, 1.5, 5, 2.6);
    assertThat(map(first, second, "--out", out)).as(errors.toString()).isZero();
  }

  private JsonNode report() throws Exception {
    String page = Files.readString(out.resolve("report.html"));
    assertThat(page)
        .contains("default-src 'none'")
        .doesNotContain("{{")
        .doesNotContainPattern("(?i)https?:|url\\(|@import|\\bsrc=|\\bfetch\\(|<link\\b");
    Matcher found = DATA.matcher(page);
    assertThat(found.find()).isTrue();
    return new ObjectMapper().readTree(found.group(1));
  }

  @Test
  void mapsAreReadBackAsFloorPlans() throws Exception {
    mapTwo();
    FloorPlan plan = FloorPlanReader.read(out.resolve("map.yaml"));
    assertThat(plan.free(cell(-plan.minX(), plan), cell(-plan.minY(), plan))).isTrue();
    assertThat(plan.height() * plan.resolution()).isCloseTo(4, within(0.15));
    FloorPlan other = FloorPlanReader.read(out.resolve("map.2.yaml"));
    assertThat(other.height() * other.resolution()).isCloseTo(2.6, within(0.15));
    assertThat(out.resolve("map.png")).isNotEmptyFile();
    assertThat(out.resolve("map.2.png")).isNotEmptyFile();
    assertThat(out.resolve("map.1.pgm")).doesNotExist();
  }

  private static int cell(double metres, FloorPlan plan) {
    return (int) (metres / plan.resolution());
  }

  @Test
  void graphsAreReadBackWithNamesOfTheirVertices() throws Exception {
    mapTwo();
    for (String suffix : List.of("", ".2")) {
      PoseProblem problem = G2oFile.read(out.resolve("graph" + suffix + ".g2o"));
      List<String> names = Files.readAllLines(out.resolve("graph" + suffix + ".csv"));
      assertThat(names.get(0)).isEqualTo("vertex,kind,robot,index,stamp");
      assertThat(names).hasSize(problem.size() + 1);
      String robot = suffix.isEmpty() ? "1" : "2";
      assertThat(names.get(1)).isEqualTo("0,submap," + robot + ",0,");
      assertThat(names.subList(1, names.size())).allMatch(name -> name.split(",")[2].equals(robot));
      assertThat(problem.edges()).hasSizeGreaterThan(problem.size());
    }
    PoseProblem problem = G2oFile.read(out.resolve("graph.g2o"));
    List<String> names = Files.readAllLines(out.resolve("graph.csv"));
    String last = names.get(names.size() - 1);
    double seconds = Double.parseDouble(last.split(",")[4]) - 100;
    Pose2 pose = problem.poses().get(problem.size() - 1);
    assertThat(pose.x()).isCloseTo(3 * seconds / (SCANS - 1), within(0.05));
  }

  @Test
  void submapsStandInTheMap() throws Exception {
    Path log = log("only.clf", SCANS, 3, 8, 4);
    assertThat(map(log, "--out", out)).as(errors.toString()).isZero();
    List<Path> submaps;
    try (var files = Files.list(out.resolve("submaps"))) {
      submaps = files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
    assertThat(submaps).isNotEmpty();
    assertThat(submaps.get(0).getFileName()).hasToString("1-0.yaml");
    JsonNode robot = report().at("/robots/0");
    assertThat(robot.get("submaps").asInt()).isEqualTo(submaps.size());
    for (Path submap : submaps) {
      Matcher origin = ORIGIN.matcher(Files.readString(submap));
      assertThat(origin.find()).isTrue();
      GrayImage image;
      try (FrameCodec codec = new FrameCodec()) {
        String name = submap.getFileName().toString().replace(".yaml", ".pgm");
        image = codec.read(submap.resolveSibling(name));
      }
      // the robot drives straight, so that its side walls stay where they are
      assertThat(Double.parseDouble(origin.group(2))).isCloseTo(-2, within(0.15));
      assertThat(Double.parseDouble(origin.group(3))).isCloseTo(0, within(0.02));
      assertThat(image.height() * 0.05).isCloseTo(4, within(0.2));
    }
  }

  @Test
  void reportTellsFiguresStagesAndRobots() throws Exception {
    mapTwo();
    JsonNode report = report();
    assertThat(report.at("/figures/robots").asInt()).isEqualTo(2);
    assertThat(report.at("/figures/merged").asInt()).isEqualTo(1);
    assertThat(report.at("/figures/scans").asInt()).isEqualTo(SCANS + SCANS / 2);
    assertThat(report.at("/figures/seconds/wall").asDouble()).isPositive();
    assertThat(report.get("names").asText()).isEqualTo("first.clf, second.clf");
    assertThat(report.get("merges")).isEmpty();
    assertThat(report.at("/robots/0/metres").asDouble()).isCloseTo(3, within(0.15));
    assertThat(report.at("/robots/0/way").size()).isGreaterThanOrEqualTo(4).isEven();
    assertThat(report.at("/robots/1/merged").asBoolean()).isFalse();
    assertThat(report.at("/robots/1/frame").asInt()).isEqualTo(2);
    assertThat(report.at("/robots/1/way").size()).isGreaterThanOrEqualTo(4).isEven();
    assertThat(report.get("frames")).hasSize(2);
    for (int robot = 1; robot <= 2; robot++) {
      JsonNode frame = report.at("/frames/" + (robot - 1));
      assertThat(frame.get("robots")).hasToString("[" + robot + "]");
      double high = frame.at("/map/height").asDouble() * frame.at("/map/resolution").asDouble();
      assertThat(high).isCloseTo(robot == 1 ? 4 : 2.6, within(0.15));
    }
    assertThat(report.get("stages").findValuesAsText("stage"))
        .containsExactly(
            "reading", "local_matching", "loop_search", "relaxation", "recognition", "writing");
    for (JsonNode stage : report.get("stages")) {
      assertThat(stage.get("seconds").asDouble()).as(stage.toString()).isPositive();
      assertThat(stage.get("allocated").asLong()).as(stage.toString()).isPositive();
    }
    assertThat(report.at("/matching/scans").asInt()).isEqualTo(SCANS + SCANS / 2);
    assertThat(report.at("/reading/skipped").asInt()).isZero();
  }

  @Test
  void reportTellsWhatWasUnusual() throws Exception {
    Path log = log("torn.clf", SCANS, 3, 8, 4);
    List<String> lines = new ArrayList<>(Files.readAllLines(log));
    lines.add(50, "FLASER 180 1 2 </script>");
    Files.write(log, lines);
    assertThat(map(log, "--skip-bad", "--out", out)).as(errors.toString()).isZero();
    JsonNode reading = report().get("reading");
    assertThat(reading.get("skipped").asInt()).isEqualTo(1);
    assertThat(reading.at("/problems/0").asText()).contains("torn.clf:51");
  }

  @Test
  void saysThatAFolderCannotBeWritten() throws Exception {
    Path log = log("only.clf", 30, 1, 8, 4);
    Path file = Files.writeString(folder.resolve("taken"), "x");
    assertThat(map(log, "--out", file)).isEqualTo(2);
    assertThat(map(log, "--out", file.resolve("below"))).isEqualTo(2);
    assertThat(errors.toString()).contains("taken is a file: give another folder");

    Files.createDirectories(out);
    Files.writeString(out.resolve("submaps"), "x");
    assertThat(map(log, "--out", out)).isNotZero();
    assertThat(errors.toString()).contains("submaps cannot be made: remove what is there");
  }
}
