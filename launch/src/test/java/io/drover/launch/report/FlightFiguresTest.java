package io.drover.launch.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlightFiguresTest {
  private static final FlightFigures NOTHING = FlightFigures.of(List.of(), 0, 0);
  private static final FlightFigures FLOWN =
      FlightFigures.of(SyntheticRun.flight().records(), 10, 1);

  private static String table(FlightFigures figures) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PolicyTable.print(Map.of("a3d", figures), new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aFlightWithoutADecisionHasDashesForPeopleAndZerosForPrograms() {
    assertThat(table(NOTHING)).containsPattern("a3d +– +0.0 m +0% +– +– +– +– +0.0 MB");
    assertThat(PolicyJson.of(Map.of("a3d", NOTHING)))
        .isEqualTo(
            "{\"policies\":{\"a3d\":{\"qon\":0.0,\"distance_metres\":0.0,"
                + "\"latency_seconds\":{\"p50\":0.0,\"p95\":0.0},\"offload_ratio\":0.0,"
                + "\"bytes_sent\":0,\"completed\":0.0}}}");
  }

  @Test
  void aFlightWithoutADecisionCountsInMeansOnlyForWhatIsKnownOfIt() {
    FlightFigures mean = FlightFigures.mean(List.of(FLOWN, NOTHING));
    assertThat(mean.qon()).isEqualTo(FLOWN.qon());
    assertThat(mean.latencyP95Seconds()).isEqualTo(FLOWN.latencyP95Seconds());
    assertThat(mean.distanceMetres()).isEqualTo(5);
    assertThat(mean.completed()).isEqualTo(0.5);
  }
}
