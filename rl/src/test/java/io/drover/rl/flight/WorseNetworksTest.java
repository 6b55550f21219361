package io.drover.rl.flight;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.navigation.DecisionSpace;
import io.drover.navigation.profile.FlightProfile;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorseNetworksTest {
  private static final FlightProfile FLIGHT = SyntheticFlights.flight(200, 1);
  private final List<FlightProfile> all = WorseNetworks.with(List.of(FLIGHT), 30, 1);

  @Test
  void keepsTheFlightAndAddsCopies() {
    assertThat(all).hasSize(31).first().isSameAs(FLIGHT);
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
    double[] loss = new double[FLIGHT.space().size()];
    for (FlightProfile copy : all.subList(1, all.size())) {
      for (int action = 0; action < loss.length; action++) {
        loss[action] += difference(copy, action) / (all.size() - 1);
      }
    }
    // on board at 448², 224², 112²
    assertThat(loss[0]).isZero();
    assertThat(loss[1]).isPositive().isLessThan(loss[2]);
    assertThat(loss[2]).isBetween(0.05, 0.4);
    // at the edge, 448² at q95, q60, q10
    assertThat(loss[4]).isPositive().isLessThan(loss[5]);
    // 112² at q10 loses by both
    assertThat(loss[11]).isGreaterThan(loss[2]).isGreaterThan(loss[5]);
  }

  @Test
  void drawsNetworksOfEveryKind() {
    List<Double> ofLowest = all.stream().skip(1).map(copy -> difference(copy, 2)).toList();
    assertThat(ofLowest).anyMatch(d -> d < 0.06).anyMatch(d -> d > 0.25);
  }

  @Test
  void isTheSameForTheSameSeed() {
    FlightProfile again = WorseNetworks.with(List.of(FLIGHT), 30, 1).get(2);
    assertThat(again.steeringRadians(50, 2)).isEqualTo(all.get(2).steeringRadians(50, 2));
    FlightProfile other = WorseNetworks.with(List.of(FLIGHT), 30, 2).get(2);
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
