package io.drover.navigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.core.config.ConfigReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionGridTest {
  @Test
  void isA3dsUnlessSomethingElseIsSaid() {
    try (OnnxNavigationModel network = OnnxNavigationModel.shipped()) {
      assertThat(DecisionGrid.A3D.space(network).decisions())
          .isEqualTo(DecisionSpace.a3d(network.fullSide()).decisions());
    }
  }

  @Test
  void isReadFromAConfiguration() {
    DecisionGrid grid =
        ConfigReader.parse(
            "test", "resolutions: [336, 448, 112]\nqualities: [80, 30]", DecisionGrid.A3D);
    try (OnnxNavigationModel network = OnnxNavigationModel.shipped()) {
      DecisionSpace space = grid.space(network);
      assertThat(space.size()).isEqualTo(3 + 3 * 2);
      assertThat(space.resolutions())
          .extracting(InputResolution::side)
          .containsExactly(448, 336, 112);
      assertThat(space.qualities()).extracting(JpegQuality::value).containsExactly(80, 30);
    }
  }

  @Test
  void rejectsWhatIsNoQualityOrIsNamedTwice() {
    assertThatThrownBy(() -> new DecisionGrid(List.of(), List.of(95, 0)))
        .hasMessage("qualities: 0 is not from 1 to 100");
    assertThatThrownBy(() -> new DecisionGrid(List.of(448, 224, 448), List.of()))
        .hasMessage("resolutions: name each once");
  }

  @Test
  void rejectsSidesThatTheNetworkCannotInfer() {
    try (OnnxNavigationModel network = OnnxNavigationModel.shipped()) {
      assertThatThrownBy(() -> grid(224, 112).space(network))
          .hasMessage("resolutions: the highest must be 448, the network's full side, not 224");
      assertThatThrownBy(() -> grid(448, 1).space(network))
          .hasMessage("resolutions: the network cannot infer images of side 1");
      assertThatThrownBy(() -> grid(448, -3).space(network))
          .hasMessage("resolutions: the network cannot infer images of side -3");
    }
  }

  private static DecisionGrid grid(Integer... resolutions) {
    return new DecisionGrid(List.of(resolutions), List.of());
  }
}
