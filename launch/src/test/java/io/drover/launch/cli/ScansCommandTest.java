package io.drover.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.slam.log.CarmenReader;
import io.drover.slam.sensor.RobotScan;
import io.drover.slam.simulation.FloorPlan;
import io.drover.slam.simulation.FloorPlanKind;
import io.drover.slam.simulation.FloorPlanOptions;
import io.drover.slam.simulation.SimulatedFleet;
import io.drover.slam.simulation.SimulatedFleetOptions;
import io.drover.slam.simulation.SimulatedRobotOptions;
import io.drover.slam.simulation.SimulatedScan;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScansCommandTest {
  @TempDir Path folder;

  private final StringWriter errors = new StringWriter();

  private int scans(Object... arguments) {
    List<String> all = new ArrayList<>(List.of("scans"));
    for (Object argument : arguments) {
      all.add(argument.toString());
    }
    return Drover.run(new PrintWriter(errors), all.toArray(String[]::new));
  }

  private JsonNode figures(Object... arguments) throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      assertThat(scans(arguments)).as(errors.toString()).isZero();
    } finally {
      System.setOut(before);
    }
    return new ObjectMapper().readTree(printed.toString(StandardCharsets.UTF_8));
  }

  private static List<RobotScan> read(Path log) {
    List<RobotScan> scans = new ArrayList<>();
    try (CarmenReader reader = CarmenReader.open(log, OptionalDouble.empty())) {
      for (Optional<RobotScan> scan = reader.next(); scan.isPresent(); scan = reader.next()) {
        scans.add(scan.get());
      }
    }
    return scans;
  }

  @Test
  void logsComeBackAsTheyWereSimulated() throws Exception {
    Path out = folder.resolve("logs");
    JsonNode figures =
        figures("--robots", 2, "--minutes", 0.2, "--seed", 5, "--out", out, "--json");
    assertThat(figures.get("robots").asInt()).isEqualTo(2);
    assertThat(figures.get("scans").asInt()).isEqualTo(120);
    assertThat(figures.get("metres").asDouble()).isBetween(1.0, 12.0);

    FloorPlan plan = FloorPlanOptions.usual(FloorPlanKind.APARTMENT, 5).plan();
    SimulatedFleet fleet =
        new SimulatedFleet(
            plan, new SimulatedFleetOptions(2, 12, SimulatedRobotOptions.DEFAULT, 5));
    for (int robot = 0; robot < 2; robot++) {
      List<RobotScan> read = read(out.resolve("robot" + (robot + 1) + ".clf"));
      List<String> truth = Files.readAllLines(out.resolve("robot" + (robot + 1) + ".truth.tum"));
      List<SimulatedScan> simulated = fleet.scans(robot).toList();
      assertThat(read).hasSameSizeAs(simulated);
      assertThat(truth).hasSameSizeAs(simulated);
      for (int i = 0; i < read.size(); i++) {
        RobotScan expected = simulated.get(i).scan();
        assertThat(read.get(i).odometry()).isEqualTo(expected.odometry());
        assertThat(read.get(i).laser()).isEqualTo(expected.laser());
        assertThat(read.get(i).scan().ranges()).containsExactly(expected.scan().ranges());
        assertThat(truth.get(i))
            .startsWith(
                String.format(
                    Locale.ROOT,
                    "%s %.6f %.6f 0 0 0 ",
                    read.get(i).scan().stamp(),
                    simulated.get(i).truth().x(),
                    simulated.get(i).truth().y()));
      }
    }
    assertThat(out.resolve("plan.png")).isNotEmptyFile();
    assertThat(out.resolve("plan.pgm")).isNotEmptyFile();
  }

  @Test
  void aPlanMayComeFromAFileAndALaserMayLookAllRound() throws Exception {
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    var unused =
        figures(
            "--plan",
            "office",
            "--size",
            "20x12",
            "--robots",
            1,
            "--minutes",
            0.1,
            "--out",
            first,
            "--json");
    JsonNode figures =
        figures(
            "--plan",
            first.resolve("plan.yaml"),
            "--beams",
            360,
            "--fov",
            360,
            "--rate",
            10,
            "--robots",
            1,
            "--minutes",
            0.1,
            "--out",
            second,
            "--json");
    assertThat(figures.get("scans").asInt()).isEqualTo(60);
    assertThat(second.resolve("plan.pgm")).hasSameBinaryContentAs(first.resolve("plan.pgm"));
    RobotScan scan = read(second.resolve("robot1.clf")).get(0);
    assertThat(scan.scan().beams()).isEqualTo(360);
    assertThat(scan.scan().startRadians()).isCloseTo(-Math.PI, within(1e-12));
  }

  @Test
  void saysWhatIsWrongInOneLine() throws Exception {
    Path out = folder.resolve("logs");
    Object[][] wrong = {
      {"--plan", "ofice"},
      {"--plan", folder.resolve("none.yaml")},
      {"--plan", Files.writeString(folder.resolve("empty.yaml"), "")},
      {"--size", "large"},
      {"--size", "1x1"},
      {"--size", "13x18x2"},
      {"--size", "1.2.3x4"},
      {"--robots", 0},
      {"--robots", 51},
      {"--minutes", 0},
      {"--beams", 200},
      {"--fov", 361},
      {"--rate", -1},
    };
    for (Object[] arguments : wrong) {
      List<Object> all = new ArrayList<>(List.of(arguments));
      all.addAll(List.of("--out", out));
      int before = errors.toString().length();
      assertThat(scans(all.toArray())).as(all.toString()).isEqualTo(2);
      assertThat(errors.toString().substring(before).strip()).as(all.toString()).hasLineCount(1);
    }
    assertThat(out).doesNotExist();
    assertThat(scans("--minutes", "0.1")).isEqualTo(2);
    assertThat(scans("--seed", "lucky", "--out", out)).isEqualTo(2);
    assertThat(errors.toString())
        .contains("did you mean 'office'?")
        .contains("none.yaml is not there")
        .contains("empty.yaml: key 'image' is missing")
        .contains("'large' is not a size: write it as 40x25")
        .contains("--size: 1.0 × 1.0 m: give from")
        .contains("--robots: 0 robots: give 1 to 50")
        .contains("200 beams may span anything")
        .contains("--out");
  }
}
