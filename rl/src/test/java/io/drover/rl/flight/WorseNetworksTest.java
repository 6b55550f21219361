package io.drover.rl.flight;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.navigation.DecisionSpace;
import io.drover.navigation.profile.FlightProfile;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorseNetworksTest {
  private static final FlightProfile FLIGHT = SyntheticFlights.flight(200, 1);
  private final List<FlightProfile> all = WorseNetworks.with(List.of(FLIGHT), 1);

  @Test
  void keepsTheFlightAndAddsThree() {
    assertThat(all).hasSize(4).first().isSameAs(FLIGHT);
    assertThat(all).extracting(FlightProfile::name).doesNotHaveDuplicates();
  }

  @Test
  void leavesTheReferenceAndWhatIsSentAlone() {
    DecisionSpace space = FLIGHT.space();
    int reference = space.indexOf(space.reference());
    for (FlightProfile profile : all) {
      assertThat(difference(profile, reference)).isZero();
      assertThat(profile.bytes(5, 11)).isEqualTo(FLIGHT.bytes(5, 11));
    }
  }

  @Test
  void losesMoreTheSmallerTheImageAndTheCoarserItsJpeg() {
    FlightProfile worst = all.get(3);
    // on board at 448², 224², 112²
    assertThat(difference(worst, 0)).isZero();
    assertThat(difference(worst, 1)).isBetween(0.1, 0.2);
    assertThat(difference(worst, 2)).isBetween(0.22, 0.38);
    // at the edge, 448² at q95, q60, q10
    assertThat(difference(worst, 4)).isLessThan(difference(worst, 5)).isPositive();
    assertThat(difference(all.get(1), 2)).isLessThan(difference(all.get(2), 2));
  }

  @Test
  void isTheSameForTheSameSeed() {
    FlightProfile again = WorseNetworks.with(List.of(FLIGHT), 1).get(2);
    assertThat(again.steeringRadians(50, 2)).isEqualTo(all.get(2).steeringRadians(50, 2));
    FlightProfile other = WorseNetworks.with(List.of(FLIGHT), 2).get(2);
    assertThat(other.steeringRadians(50, 2)).isNotEqualTo(all.get(2).steeringRadians(50, 2));
  }

  /** Deviation of an action's steering from the recorded, rad. */
  private static double difference(FlightProfile profile, int action) {
    double squares = 0;
    for (int frame = 0; frame < FLIGHT.frames(); frame++) {
      double d = profile.steeringRadians(frame, action) - FLIGHT.steeringRadians(frame, action);
      squares += d * d;
    }
    return Math.sqrt(squares / FLIGHT.frames());
  }
}
