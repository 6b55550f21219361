package io.drover.airsim.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ConditionsTest {
  @Test
  void changesSmoothlyWithTimeAndNotWithChance() {
    for (long seed = 0; seed < 50; seed++) {
      Conditions before = Conditions.ofSeed(seed);
      for (double t = 0.1; t < 120; t += 0.1) {
        Conditions now = Conditions.ofSeed(seed, t);
        assertThat(now.brightness()).isEqualTo(before.brightness(), within(0.02));
        assertThat(now.of(Weather.FOG)).isEqualTo(before.of(Weather.FOG), within(0.02));
        before = now;
      }
    }
    assertThat(Conditions.ofSeed(3, 7)).isEqualTo(Conditions.ofSeed(3, 7));
    assertThat(Conditions.ofSeed(3)).isNotEqualTo(Conditions.ofSeed(4));
  }

  @Test
  void weatherIsChangedOneKindAtATime() {
    Conditions foggy = Conditions.CLEAR.with(Weather.FOG, 0.4).with(Weather.RAIN, 0.2);
    assertThat(foggy.of(Weather.FOG)).isEqualTo(0.4);
    assertThat(foggy.of(Weather.RAIN)).isEqualTo(0.2);
    assertThat(foggy.of(Weather.SNOW)).isZero();
  }

  @Test
  void rejectsWhatCannotBe() {
    assertThatThrownBy(() -> Conditions.CLEAR.with(Weather.FOG, 1.5)).hasMessageContaining("FOG");
    assertThatThrownBy(() -> new Conditions(0, 1, Map.of())).hasMessageContaining("brightness");
  }
}
