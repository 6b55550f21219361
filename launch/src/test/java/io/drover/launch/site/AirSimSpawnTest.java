package io.drover.launch.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.core.error.DroverException;
import io.drover.core.geometry.Vector3;
import org.junit.jupiter.api.Test;

class AirSimSpawnTest {
  private static final String SETTINGS =
      """
      {"SimMode": "Multirotor",
       "Vehicles": {"first": {"X": 1, "Y": 2, "Z": -3}, "second": {"X": 4.5}}}
      """;

  @Test
  void turnsNorthEastDownIntoEastNorthUp() {
    assertThat(AirSimSpawn.of(SETTINGS, "first")).isEqualTo(new Vector3(2, 1, 3));
    assertThat(AirSimSpawn.of(SETTINGS, "").x()).isEqualTo(2);
  }

  @Test
  void takesTheOriginWhereNothingIsSaid() {
    assertThat(AirSimSpawn.of(SETTINGS, "second").y()).isEqualTo(4.5);
    assertThat(AirSimSpawn.of(SETTINGS, "third").norm()).isZero();
    assertThat(AirSimSpawn.of("{}", "").norm()).isZero();
  }

  @Test
  void refusesSettingsThatAreNoJson() {
    assertThatThrownBy(() -> AirSimSpawn.of("{\"Vehicles\": ", ""))
        .isInstanceOf(DroverException.class)
        .hasMessageContaining("settings.json");
  }
}
