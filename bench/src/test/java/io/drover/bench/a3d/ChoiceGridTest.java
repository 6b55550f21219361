package io.drover.bench.a3d;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.bench.flights.TestFlight;
import io.drover.bench.flights.TestTrace;
import io.drover.bench.flights.TestTraces;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.profile.FlightProfile;
import io.drover.rl.flight.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChoiceGridTest {
  private static final DecisionSpace FINE = ChoiceGrid.FINE;
  private static final List<TestTrace> LINKS = TestTraces.with(List.of());

  /** Steering that only the lowest quality loses; a byte for each unit of quality and side. */
  private static FlightProfile profile() {
    int frames = 600;
    double[] times = new double[frames];
    double[] steering = new double[frames * FINE.size()];
    long[] bytes = new long[steering.length];
    for (int f = 0; f < frames; f++) {
      times[f] = 0.1 * f;
      for (int a = 0; a < FINE.size(); a++) {
        int quality = FINE.decision(a).quality().map(q -> q.value()).orElse(100);
        steering[f * FINE.size() + a] = Math.sin(times[f]) + (quality == 10 ? 1 : 0);
        bytes[f * FINE.size() + a] =
            quality == 100 ? 0 : 10L * FINE.decision(a).resolution().side() + quality;
      }
    }
    return new FlightProfile("made", FINE, times, steering, new double[steering.length], bytes);
  }

  @Test
  void growsFromTwelveActionsToFiftyFive() {
    assertThat(ChoiceGrid.ALL)
        .extracting(grid -> grid.space().size())
        .containsExactly(12, 30, 21, 55);
  }

  @Test
  void givesASecondEdgeAnUplinkOfAnotherKind() {
    TestFlight flight = new TestFlight("made", 2, profile());
    TestFlight coarse = ChoiceGrid.ALL.get(0).of(flight);
    TestFlight fine = ChoiceGrid.ALL.get(3).of(flight);
    for (int link = 0; link < LINKS.size(); link++) {
      Scenario one = ChoiceGrid.ALL.get(0).scenario(coarse, LINKS, link);
      Scenario two = ChoiceGrid.ALL.get(3).scenario(fine, LINKS, link);
      assertThat(one.edges()).hasSize(1);
      assertThat(two.edges()).hasSize(2);
      assertThat(two.edges().get(0)).isEqualTo(one.edges().get(0));
      assertThat(two.edges().get(1).trace().name()).isNotEqualTo(one.trace().name());
      assertThat(two.space().decisions()).isEqualTo(ChoiceGrid.ALL.get(3).space().decisions());
    }
  }

  @Test
  void comparesEveryoneWhoCanChooseOverTheSameFlights() {
    List<TestFlight> flights =
        List.of(new TestFlight("made", 1, profile()), new TestFlight("made", 2, profile()));
    ChoiceGrid coarse = ChoiceGrid.ALL.get(0);
    ChoiceGrid fine = ChoiceGrid.ALL.get(3);
    List<GridPolicy> policies =
        List.of(
            GridPolicy.withoutLearning().get(0),
            new GridPolicy(
                "twelve", space -> space.size() == 12, GridPolicy.withoutLearning().get(0).pilot()),
            GridPolicy.oracle());
    GridFlights flown =
        GridFlights.fly(List.of(coarse, fine), policies, flights, LINKS.subList(0, 2));
    String constant = policies.get(0).name();
    assertThat(flown.quality(coarse, "twelve")).isEqualTo(flown.quality(coarse, constant));
    assertThat(flown.quality(fine, "twelve")).containsOnly(Double.NaN);
    for (ChoiceGrid grid : List.of(coarse, fine)) {
      double[] oracle = flown.quality(grid, GridPolicy.ORACLE);
      assertThat(oracle).hasSize(2);
      for (int seed = 0; seed < 2; seed++) {
        assertThat(oracle[seed]).isBetween(flown.quality(grid, constant)[seed] - 0.02, 1.0);
      }
    }
    assertThat(flown.latencySeconds(fine, GridPolicy.ORACLE)[1]).isPositive();
  }
}
