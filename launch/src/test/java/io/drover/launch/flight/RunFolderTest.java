package io.drover.launch.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.airsim.world.Routes;
import io.drover.core.config.ConfigReader;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.launch.report.ReportedFlight;
import io.drover.launch.report.SyntheticRun;
import io.drover.launch.site.FlightEnd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
  private static final ReportedFlight FLIGHT = SyntheticRun.flight();

  @TempDir private Path folder;

  @Test
  void holdsDecisionsConfigurationAndPage() throws IOException {
    Path run = write(folder.resolve("runs").resolve("one"));
    List<String> lines = Files.readAllLines(run.resolve("decisions.jsonl"));
    assertThat(lines).hasSameSizeAs(FLIGHT.records());
    assertThat(new ObjectMapper().readTree(lines.get(0)).get("position").get("x").doubleValue())
        .isEqualTo(FLIGHT.positions().get(0).x());
    assertThat(ConfigReader.read(run.resolve("config.yaml"), FlyConfig.DEFAULT))
        .isEqualTo(FlyConfig.DEFAULT);
    assertThat(run.resolve("report.html")).content().contains("coastline", "a3d", "simulated");
  }

  @Test
  void isTheSameForTheSameRun() throws IOException {
    Path one = write(folder.resolve("one"));
    Path two = write(folder.resolve("two"));
    for (String file : List.of("decisions.jsonl", "config.yaml", "report.html")) {
      assertThat(one.resolve(file)).hasSameBinaryContentAs(two.resolve(file));
    }
  }

  @Test
  void saysWhatToDoWhereItCannotBeWritten() throws IOException {
    Path file = Files.createFile(folder.resolve("taken"));
    assertThatExceptionOfType(DroverException.class)
        .isThrownBy(() -> write(file.resolve("run")))
        .withMessageContaining("--out")
        .matches(e -> e.code() == ErrorCode.FILE_NOT_WRITABLE);
  }

  private static Path write(Path target) {
    FlownDrone drone =
        new FlownDrone(
            "a3d",
            0,
            "drone1",
            FLIGHT.links(),
            FlightEnd.COMPLETED,
            FLIGHT.distanceMetres(),
            FLIGHT.records(),
            FLIGHT.positions(),
            FLIGHT.track());
    RunFolder.write(
        target,
        "simulated",
        FlyConfig.DEFAULT,
        Optional.of(Routes.named("coastline")),
        FLIGHT.links().get(0),
        SyntheticRun.SPACE,
        Map.of("a3d", drone.figures()),
        List.of(drone));
    return target;
  }
}
