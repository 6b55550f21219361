package io.drover.rl.flight;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.navigation.DecisionSpace;
import io.drover.navigation.OffloadDecision;
import io.drover.navigation.profile.FlightProfile;
import io.drover.navigation.profile.MeasuredFidelity;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrossMeasuredTest {
  private static final FlightProfile ONE = SyntheticFlights.flight(60, 1);
  private static final FlightProfile OTHER = SyntheticFlights.flight(60, 2);
  private static final OffloadDecision COARSEST = lowest(ONE.space());

  @Test
  void knowsAFlightFromOthersOnly() {
    List<FlightProfile> two = CrossMeasured.flights(List.of(ONE, OTHER));
    assertThat(errors(two.get(0))).isEqualTo(errors(ONE.with(MeasuredFidelity.of(List.of(OTHER)))));
    assertThat(errors(two.get(1))).isEqualTo(errors(ONE.with(MeasuredFidelity.of(List.of(ONE)))));
    assertThat(CrossMeasured.flights(List.of(ONE)).get(0).priorFidelity().known()).isFalse();
  }

  @Test
  void drawnFlightsOfANetworkKnowEachOther() {
    List<FlightProfile> drawn = FlightGenerator.generate(ONE.space(), 40, 5);
    double apart = 0;
    double together = 0;
    for (int i = 0; i + 3 < drawn.size(); i += 2) {
      double own = loss(drawn.get(i));
      together += Math.abs(Math.log(loss(drawn.get(i + 1)) / own));
      apart += Math.abs(Math.log(loss(drawn.get(i + 2)) / own));
    }
    assertThat(together).isLessThan(0.7 * apart);
  }

  @Test
  void worseNetworksKnowThemselvesFromTheOtherFlight() {
    List<FlightProfile> worse = WorseNetworks.of(List.of(ONE, OTHER), 3, 1);
    assertThat(worse).hasSize(6).allMatch(flight -> flight.priorFidelity().known());
    assertThat(errors(worse.get(0)))
        .isEqualTo(MeasuredFidelity.of(List.of(worse.get(1))).errorsRadians(COARSEST));
    assertThat(errors(worse.get(0))).isNotEqualTo(errors(worse.get(2)));
  }

  private static double[] errors(FlightProfile flight) {
    return flight.priorFidelity().errorsRadians(COARSEST);
  }

  /** Mean absolute error of the coarsest action, radians. */
  private static double loss(FlightProfile flight) {
    return Arrays.stream(MeasuredFidelity.of(List.of(flight)).errorsRadians(COARSEST))
        .map(Math::abs)
        .average()
        .orElseThrow();
  }

  private static OffloadDecision lowest(DecisionSpace space) {
    return space.decision(space.size() - 1);
  }
}
