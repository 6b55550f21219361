package io.drover.rl.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.navigation.DecisionSpace;
import io.drover.navigation.profile.FlightProfile;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlightGeneratorTest {
  private static final DecisionSpace SPACE = DecisionSpace.a3d(448);
  private static final List<FlightProfile> FLIGHTS = FlightGenerator.generate(SPACE, 120, 1);

  @Test
  void flysTwoMinutesAndAHalfAtTenFramesASecond() {
    assertThat(FLIGHTS).hasSize(120);
    assertThat(FLIGHTS).extracting(FlightProfile::name).doesNotHaveDuplicates();
    for (FlightProfile flight : FLIGHTS) {
      assertThat(flight.durationSeconds()).isCloseTo(150, within(1e-9));
      assertThat(flight.frames()).isEqualTo(1501);
    }
  }

  @Test
  void errsOnlyBelowFullFidelity() {
    for (FlightProfile flight : FLIGHTS) {
      assertThat(error(flight, 0)).isZero();
      assertThat(error(flight, 2)).isGreaterThan(error(flight, 1)).isPositive();
      assertThat(error(flight, 5)).isGreaterThan(error(flight, 4)).isPositive();
    }
  }

  @Test
  void drawsCalmAndWildFlights() {
    List<Double> moved =
        FLIGHTS.stream()
            .map(
                flight -> {
                  double sum = 0;
                  for (int f = 5; f < flight.frames(); f++) {
                    sum +=
                        Math.abs(flight.steeringRadians(f, 3) - flight.steeringRadians(f - 5, 3));
                  }
                  return sum / flight.frames();
                })
            .toList();
    assertThat(moved).anyMatch(m -> m < 0.02).anyMatch(m -> m > 0.1);
  }

  @Test
  void sendsFewerBytesTheSmallerAndCoarserAFrameIs() {
    for (FlightProfile flight : FLIGHTS) {
      for (int frame = 0; frame < flight.frames(); frame += 100) {
        assertThat(flight.bytes(frame, 0)).isZero();
        assertThat(flight.bytes(frame, 3)).isGreaterThan(flight.bytes(frame, 4));
        assertThat(flight.bytes(frame, 4)).isGreaterThan(flight.bytes(frame, 5));
        assertThat(flight.bytes(frame, 3)).isGreaterThan(flight.bytes(frame, 6));
        assertThat(flight.bytes(frame, 11)).isGreaterThan(100);
      }
    }
  }

  @Test
  void drawsTheSameForTheSameSeed() {
    assertThat(FlightGenerator.generate(SPACE, 2, 1).get(1).steeringRadians(700, 2))
        .isEqualTo(FLIGHTS.get(1).steeringRadians(700, 2))
        .isNotEqualTo(FlightGenerator.generate(SPACE, 2, 2).get(1).steeringRadians(700, 2));
  }

  private static double error(FlightProfile flight, int action) {
    double sum = 0;
    for (int frame = 0; frame < flight.frames(); frame++) {
      sum += Math.abs(flight.steeringRadians(frame, action) - flight.steeringRadians(frame, 3));
    }
    return sum / flight.frames();
  }
}
