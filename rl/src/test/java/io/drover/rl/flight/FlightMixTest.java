package io.drover.rl.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.drover.navigation.DecisionSpace;
import io.drover.navigation.InputResolution;
import io.drover.navigation.JpegQuality;
import io.drover.navigation.profile.FlightProfile;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FlightMixTest {
  private static final FlightProfile ONE = SyntheticFlights.flight(60, 1);
  private static final FlightProfile OTHER = SyntheticFlights.flight(60, 2);

  @Test
  void drawsEachGroupByItsShare() {
    FlightMix mix =
        new FlightMix(
            List.of(new FlightMix.Group(List.of(ONE), 3), new FlightMix.Group(List.of(OTHER), 1)));
    SplittableRandom random = new SplittableRandom(1);
    int ofOne = 0;
    for (int i = 0; i < 10_000; i++) {
      ofOne += mix.draw(random) == ONE ? 1 : 0;
    }
    assertThat(ofOne / 10_000.0).isCloseTo(0.75, within(0.02));
  }

  @Test
  void learnsFromRecordedWorseAndDrawnFlights() {
    FlightMix mix = FlightMix.forLearning(List.of(ONE, OTHER), 1);
    assertThat(mix.groups()).hasSize(6);
    assertThat(mix.groups().get(0).flights()).containsExactly(ONE, OTHER);
    assertThat(mix.groups().stream().mapToDouble(FlightMix.Group::share).sum())
        .isCloseTo(1, within(1e-9));
    assertThat(mix.groups().get(2).flights()).allMatch(f -> f.name().contains("-worse-"));
    assertThat(mix.groups().get(4).flights()).allMatch(f -> f.name().startsWith("drawn-"));
  }

  @Test
  void learnsWithAndWithoutWhatIsKnownOfANetwork() {
    FlightMix mix = FlightMix.forLearning(CrossMeasured.flights(List.of(ONE, OTHER)), 1);
    for (int group = 0; group < mix.groups().size(); group += 2) {
      List<FlightProfile> known = mix.groups().get(group).flights();
      List<FlightProfile> unknown = mix.groups().get(group + 1).flights();
      assertThat(known).allMatch(flight -> flight.priorFidelity().known());
      assertThat(unknown).noneMatch(flight -> flight.priorFidelity().known());
      assertThat(unknown).hasSameSizeAs(known);
    }
  }

  @Test
  void refusesFlightsOfOtherDecisionSpaces() {
    DecisionSpace smaller =
        new DecisionSpace(List.of(new InputResolution(200)), List.of(new JpegQuality(60)));
    FlightProfile odd = FlightGenerator.generate(smaller, 1, 1).get(0);
    assertThatThrownBy(() -> FlightMix.only(List.of(ONE, odd)))
        .hasMessageContaining(odd.name())
        .hasMessageContaining("resolutions or qualities");
    assertThatThrownBy(() -> new FlightMix(List.of())).hasMessageContaining("at least one");
    assertThatThrownBy(() -> new FlightMix.Group(List.of(), 1)).hasMessageContaining("needs");
  }
}
