package io.drover.rl.flight;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.navigation.DecisionSpace;
import io.drover.navigation.profile.FlightProfile;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorseNetworksTest {
  private static final int COPIES = 30;
  private static final FlightProfile FLIGHT = SyntheticFlights.flight(200, 1);
  private final List<FlightProfile> worse = WorseNetworks.of(List.of(FLIGHT), COPIES, 1);

  @Test
  void givesCopiesWithNamesOfTheirOwn() {
    assertThat(worse).hasSize(COPIES).doesNotContain(FLIGHT);
    assertThat(worse).extracting(FlightProfile::name).doesNotHaveDuplicates();
  }

  @Test
  void leavesTheReferenceAndWhatIsSentAlone() {
    DecisionSpace space = FLIGHT.space();
    for (FlightProfile copy : worse) {
      assertThat(difference(copy, space.indexOf(space.reference()))).isZero();
      assertThat(difference(copy, space.indexOf(space.local()))).isZero();
      assertThat(copy.bytes(5, 11)).isEqualTo(FLIGHT.bytes(5, 11));
    }
  }

  @Test
  void losesMoreTheSmallerTheImageAndTheCoarserItsJpeg() {
    double[] loss = new double[FLIGHT.space().size()];
    for (FlightProfile copy : worse) {
      for (int action = 0; action < loss.length; action++) {
        loss[action] += difference(copy, action) / COPIES;
      }
    }
    // on board at 448², 224², 112²
    assertThat(loss[0]).isZero();
    assertThat(loss[1]).isPositive().isLessThan(loss[2]);
    assertThat(loss[2]).isBetween(0.05, 0.3);
    // at the edge, 448² at q95, q60, q10
    assertThat(loss[4]).isPositive().isLessThan(loss[5]);
    // 112² at q10 loses by both
    assertThat(loss[11]).isGreaterThan(loss[2]).isGreaterThan(loss[5]);
  }

  @Test
  void drawsNetworksOfEveryKind() {
    List<Double> ofLowest = worse.stream().map(copy -> difference(copy, 2)).toList();
    assertThat(ofLowest).anyMatch(d -> d < 0.03).anyMatch(d -> d > 0.15);
  }

  @Test
  void isTheSameForTheSameSeed() {
    FlightProfile again = WorseNetworks.of(List.of(FLIGHT), COPIES, 1).get(2);
    assertThat(again.steeringRadians(50, 2)).isEqualTo(worse.get(2).steeringRadians(50, 2));
    FlightProfile other = WorseNetworks.of(List.of(FLIGHT), COPIES, 2).get(2);
    assertThat(other.steeringRadians(50, 2)).isNotEqualTo(worse.get(2).steeringRadians(50, 2));
  }

  /** Mean absolute difference of an action's steering from the recorded, rad. */
  private static double difference(FlightProfile profile, int action) {
    double sum = 0;
    for (int frame = 0; frame < FLIGHT.frames(); frame++) {
      sum +=
          Math.abs(profile.steeringRadians(frame, action) - FLIGHT.steeringRadians(frame, action));
    }
    return sum / FLIGHT.frames();
  }
}
