package io.drover.launch.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.core.error.DroverException;
import io.drover.core.geometry.Pose2;
import io.drover.slam.simulation.FloorPlan;
import io.drover.slam.simulation.FloorPlanKind;
import io.drover.slam.simulation.FloorPlanOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FloorPlanReaderTest {
  @TempDir Path folder;

  private FloorPlan read(String... yaml) throws Exception {
    return FloorPlanReader.read(
        Files.writeString(folder.resolve("map.yaml"), String.join("\n", yaml) + "\n"));
  }

  private void image(String pgm) throws Exception {
    Files.write(folder.resolve("map.pgm"), pgm.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void readsWhatWasWritten() {
    FloorPlan plan = FloorPlanOptions.usual(FloorPlanKind.APARTMENT, 2).plan();
    MapFiles.writeMap(folder, "plan", plan.image(), Pose2.IDENTITY);
    assertThat(FloorPlanReader.read(folder.resolve("plan.yaml"))).isEqualTo(plan);
  }

  @Test
  void readsBytesAndDigits() throws Exception {
    image("P5\n# by a robot\n3 2\n255\n\0\u00fe\u00cd\u00fe\0\0");
    FloorPlan bytes = read("image: map.pgm", "resolution: 0.1", "origin: [-1, 2.5, 0]");
    image("P2\n3 2\n255\n0 254 205\n254 0 0\n");
    FloorPlan digits = read("image: map.pgm", "resolution: 0.1", "origin: [-1, 2.5, 0]");
    assertThat(digits).isEqualTo(bytes);
    assertThat(bytes.resolution()).isEqualTo(0.1);
    assertThat(bytes.minX()).isEqualTo(-1);
    assertThat(bytes.minY()).isEqualTo(2.5);
    assertThat(bytes.free(0, 0) && bytes.occupied(1, 0) && bytes.occupied(0, 1)).isTrue();
    assertThat(bytes.free(2, 1) || bytes.occupied(2, 1)).isFalse();
  }

  @Test
  void readsNegativesAndOtherThresholds() throws Exception {
    image("P2\n3 1\n255\n255 128 0\n");
    FloorPlan plan =
        read(
            "image: map.pgm",
            "mode: trinary",
            "negate: 1",
            "occupied_thresh: 0.9",
            "free_thresh: 0.6");
    assertThat(plan.occupied(0, 0) && plan.free(1, 0) && plan.free(2, 0)).isTrue();
  }

  @Test
  void saysWhatIsWrongAndWhere() throws Exception {
    image("P5\n3 2\n255\n\0");
    String[][] wrong = {
      {"resolution: 0.05", "map.yaml: key 'image' is missing: name"},
      {"image: none.pgm", "none.pgm cannot be read: check"},
      {"image: map.pgm", "map.pgm is not an image: give a PNG, JPEG or PGM file"},
      {"image: map.pgm\nresolution: 0", "resolution is 0.0: give the metres of a pixel"},
      {"image: map.pgm\nresolution: far", "map.yaml: line 2: resolution: 'far' is not a number"},
      {"image: map.pgm\norigin: [0, 0, 0.5]", "origin is [0.0, 0.0, 0.5]: give [x, y, 0]"},
      {"image: map.pgm\nnegate: 2", "negate is 2: give 0 or 1"},
      {"image: map.pgm\nfree_thresh: 0.9", "give 0 <= free_thresh <= occupied_thresh < 1"},
      {"image: map.pgm\nocupied_thresh: 0.9", "did you mean 'occupied_thresh'?"},
    };
    for (String[] problem : wrong) {
      assertThatThrownBy(() -> read(problem[0]))
          .isInstanceOf(DroverException.class)
          .hasMessageContaining(problem[1])
          .hasMessageNotContaining("\n");
    }
  }
}
