package io.drover.bench.a3d;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.bench.report.Cell;
import io.drover.bench.report.Table;
import io.drover.launch.site.FlightEnd;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LandingTableTest {
  private static final Landing ARRIVED = new Landing(FlightEnd.COMPLETED, 100, 0.9, 0.1, 50);
  private static final Landing LEFT = new Landing(FlightEnd.DEPARTED, 40, Double.NaN, 0.3, 20);

  @Test
  void hasMeansWithIntervalsOverFlights() {
    Table table =
        LandingTable.of(
            "v_max",
            "policy",
            Map.of("a3d", List.of(ARRIVED, LEFT)),
            List.of(Measure.DISTANCE, Measure.COMPLETED, Measure.SPEED));
    assertThat(table.columns()).containsExactly("policy", "distance", "completed", "mean speed");
    Cell.Estimate distance = (Cell.Estimate) table.rows().get(0).get(1);
    assertThat(distance.mean()).isEqualTo(70);
    // t of one degree of freedom, 12.706, times 60/√2/√2
    assertThat(distance.halfWidth95()).isCloseTo(12.706 * 30, within(0.1));
    assertThat(table.rows().get(0).get(2).figure()).hasValue(50);
    assertThat(table.rows().get(0).get(3).figure()).hasValue(2);
    assertThat(table.better()).containsOnlyKeys("distance", "completed");
  }

  @Test
  void whatSaysNothingDoesNotCount() {
    assertThat(Measure.QUALITY.over(List.of(ARRIVED, LEFT)).mean()).isEqualTo(0.9);
    assertThat(Measure.QUALITY.cell(List.of(LEFT)).text()).isEqualTo("–");
  }
}
