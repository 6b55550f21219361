package io.drover.launch.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.error.DroverException;
import io.drover.core.geometry.Vector3;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AirSimSettingsTest {
  private static final Path EXAMPLES = Path.of("..", "docs", "airsim");

  @TempDir Path folder;

  @Test
  void readsTheExamples() {
    assertThat(AirSimSettings.vehicles(EXAMPLES.resolve("one-drone.json")))
        .containsOnlyKeys("drone1");
    Map<String, AirSimSettings.Start> three =
        AirSimSettings.vehicles(EXAMPLES.resolve("three-drones.json"));
    assertThat(three.keySet()).containsExactly("drone1", "drone2", "drone3");
    assertThat(three.get("drone3").position().minus(new Vector3(8, 0, 0)).norm()).isZero();
  }

  @Test
  void turnsNorthEastDownIntoEastNorthUp() throws IOException {
    AirSimSettings.Start lead =
        AirSimSettings.vehicles(
                file(
                    "// mine\n{\"Vehicles\": {\"Lead\": {\"X\": 1, \"Y\": 2, \"Z\": -3, \"Yaw\": 90}}}"))
            .get("Lead");
    assertThat(lead.position()).isEqualTo(new Vector3(2, 1, 3));
    assertThat(lead.headingRadians().orElseThrow()).isCloseTo(0, within(1e-9));
  }

  @Test
  void namesTheKeyOrLineThatIsWrong() {
    fails("{\"SimMode\": \"Multirotor\"}", "\"Vehicles\" names none");
    fails(
        "{\"Vehicles\": {\"Car1\": {\"VehicleType\": \"PhysXCar\"}}}",
        "Vehicles.Car1.VehicleType is PhysXCar");
    fails("{\"Vehicles\": {\"Lead\": {\"X\": \"1\"}}}", "Vehicles.Lead.X is \"1\"");
    fails("{\"Vehicles\":\n {\"Lead\": }}", "settings.json:2: not JSON");
    assertThatThrownBy(() -> AirSimSettings.vehicles(folder.resolve("none.json")))
        .hasMessageContaining("cannot be read");
  }

  private void fails(String text, String says) {
    assertThatThrownBy(() -> AirSimSettings.vehicles(file(text)))
        .isInstanceOf(DroverException.class)
        .message()
        .contains("settings.json", says)
        .hasLineCount(1);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("settings.json"), text);
  }
}
