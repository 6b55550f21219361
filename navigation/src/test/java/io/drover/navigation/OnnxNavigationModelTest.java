package io.drover.navigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.image.GrayImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxNavigationModelTest {
  private static final int SIDE = 200;

  private static Path dronet() {
    Path folder = Path.of(System.getProperty("drover.sharedData", "../../shared/data"), "dronet");
    Assumptions.assumeTrue(
        Files.exists(folder.resolve("dronet.onnx")), folder + " is absent: DroNet is not checked");
    return folder;
  }

  private static List<Double> numbers(String json, String key) {
    List<Double> values = new ArrayList<>();
    Matcher matcher = Pattern.compile("\"" + key + "\"\\s*:\\s*([-+.0-9eE]+)").matcher(json);
    while (matcher.find()) {
      values.add(Double.valueOf(matcher.group(1)));
    }
    return values;
  }

  @Test
  void agreesWithDroNetsGoldenFrames() throws Exception {
    Path folder = dronet();
    String json = Files.readString(folder.resolve("fixture40.json"));
    byte[] pixels = Files.readAllBytes(folder.resolve("fixture40_200x200_u8.bin"));
    List<Double> steering = numbers(json, "steering");
    List<Double> collision = numbers(json, "collision");
    assertThat(steering).hasSize(40);
    assertThat(collision).hasSize(40);
    try (OnnxNavigationModel model = OnnxNavigationModel.load(folder.resolve("dronet.onnx"))) {
      assertThat(model.fullSide()).isEqualTo(SIDE);
      for (int i = 0; i < 40; i++) {
        byte[] frame = Arrays.copyOfRange(pixels, i * SIDE * SIDE, (i + 1) * SIDE * SIDE);
        NavigationOutput output = model.infer(new GrayImage(SIDE, SIDE, frame));
        assertThat(output.steeringRadians()).isCloseTo(steering.get(i), within(1e-5));
        assertThat(output.collisionProbability()).isCloseTo(collision.get(i), within(1e-5));
      }
    }
  }

  @Test
  void anotherDescriptionMakesAnotherDigest(@TempDir Path folder) throws Exception {
    try (OnnxNavigationModel shipped = OnnxNavigationModel.shipped();
        OnnxNavigationModel another = shipped.another()) {
      assertThat(shipped.digest()).hasSize(64).isEqualTo(another.digest());
      Path file = folder.resolve("same.onnx");
      Files.write(file, ModelFile.resource("drover-nav.onnx").onnx());
      Files.writeString(folder.resolve("same.yaml"), "steering_sign: -1\n");
      try (OnnxNavigationModel mirrored = OnnxNavigationModel.load(file)) {
        assertThat(mirrored.digest()).isNotEqualTo(shipped.digest());
      }
    }
  }

  @Test
  void isTheSameInAnotherProcess() {
    try (OnnxNavigationModel shipped = OnnxNavigationModel.shipped();
        OnnxNavigationModel sent = OnnxNavigationModel.load(shipped.bytes())) {
      GrayImage frame = new GrayImage(224, 224, new byte[224 * 224]);
      assertThat(sent.digest()).isEqualTo(shipped.digest());
      assertThat(sent.infer(frame)).isEqualTo(shipped.infer(frame));
    }
  }

  @Test
  void preparesTheLowerMiddleForDroNet() {
    GrayImage frame = new GrayImage(324, 244, new byte[324 * 244]);
    frame.pixels()[44 * 324 + 62] = 99;
    try (OnnxNavigationModel model = OnnxNavigationModel.load(dronet().resolve("dronet.onnx"))) {
      GrayImage field = model.prepare(frame);
      assertThat(field.width()).isEqualTo(SIDE);
      assertThat(field.height()).isEqualTo(SIDE);
      assertThat(field.at(0, 0)).isEqualTo(99);
      assertThat(model.prepare(new GrayImage(640, 480, new byte[640 * 480])).width())
          .isEqualTo(SIDE);
    }
  }

  @Test
  void takesOtherSidesByResizing() throws Exception {
    Path folder = dronet();
    byte[] pixels = Files.readAllBytes(folder.resolve("fixture40_200x200_u8.bin"));
    GrayImage frame = new GrayImage(SIDE, SIDE, Arrays.copyOf(pixels, SIDE * SIDE));
    try (OnnxNavigationModel model = OnnxNavigationModel.load(folder.resolve("dronet.onnx"));
        OnnxNavigationModel second = model.another();
        FrameCodec codec = new FrameCodec()) {
      NavigationOutput half = model.infer(codec.resize(frame, 100));
      NavigationOutput same = second.infer(codec.resize(codec.resize(frame, 100), SIDE));
      assertThat(half).isEqualTo(same);
    }
  }

  @Test
  void refusesWhatIsNotONNX(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("a.onnx"), "rubbish");
    assertThatThrownBy(() -> OnnxNavigationModel.load(file)).hasMessageContaining("a.onnx");
    assertThatThrownBy(() -> OnnxNavigationModel.load(folder.resolve("b.onnx")))
        .hasMessageContaining("cannot be read");
  }

  @Test
  void saysWhatToWriteBesideAnUnknownNetwork(@TempDir Path folder) throws Exception {
    Path file = Files.copy(dronet().resolve("dronet.onnx"), folder.resolve("net.onnx"));
    Files.writeString(folder.resolve("net.yaml"), "input: picture\n");
    assertThatThrownBy(() -> OnnxNavigationModel.load(file))
        .hasMessageContaining("takes img [")
        .hasMessageContaining("one input 'picture'");
    Files.writeString(folder.resolve("net.yaml"), "colission_output: p\n");
    assertThatThrownBy(() -> OnnxNavigationModel.load(file))
        .hasMessageContaining("did you mean 'collision_output'");
  }

  @Test
  void readsASidecar(@TempDir Path folder) throws Exception {
    Path file = Files.copy(dronet().resolve("dronet.onnx"), folder.resolve("net.onnx"));
    Files.writeString(
        folder.resolve("net.yaml"),
        """
        scale: 0.00392156862745098
        offset: 0
        crop: none
        input_side: 200
        full_side: 400
        input: img
        steering_output: steer
        collision_output: coll
        steering_sign: -1
        steering_radians_per_unit: 2
        """);
    GrayImage grey = new GrayImage(SIDE, SIDE, new byte[SIDE * SIDE]);
    try (OnnxNavigationModel described = OnnxNavigationModel.load(file);
        OnnxNavigationModel plain = OnnxNavigationModel.load(dronet().resolve("dronet.onnx"))) {
      assertThat(described.fullSide()).isEqualTo(400);
      assertThat(described.infer(grey).steeringRadians())
          .isCloseTo(-2 * plain.infer(grey).steeringRadians(), within(1e-6));
    }
  }
}
