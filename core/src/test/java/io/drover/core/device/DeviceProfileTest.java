package io.drover.core.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DeviceProfileTest {
  @Test
  void countsSidesRelativeToTheLargest() {
    DeviceProfile nano = DeviceProfile.JETSON_NANO_LIKE;
    assertThat(nano.secondsAt(1)).isEqualTo(0.70);
    assertThat(nano.secondsAt(0.5)).isEqualTo(0.18);
    assertThat(nano.secondsAt(0.25)).isEqualTo(0.05);
  }

  @Test
  void liesBetweenItsNeighboursAndStaysAtTheEnds() {
    DeviceProfile nano = DeviceProfile.JETSON_NANO_LIKE;
    assertThat(nano.secondsAt(0.75)).isBetween(0.18, 0.70);
    assertThat(nano.secondsAt(0.1)).isEqualTo(0.05);
    assertThat(DeviceProfile.of(Map.of(100, 1.0, 400, 4.0)).secondsAt(0.5))
        .isCloseTo(2.0, within(1e-12));
  }

  @Test
  void rejectsLatenciesThatCannotBe() {
    assertThatThrownBy(() -> DeviceProfile.of(Map.of(448, 0.0))).hasMessageContaining("448");
    assertThatThrownBy(() -> DeviceProfile.of(Map.of())).hasMessageContaining("at least one");
  }
}
