package io.drover.bench.a3d;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.navigation.NavigationModel;
import io.drover.navigation.profile.FlightProfile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealFramesTest {
  @TempDir Path folder;

  private Path pictures;
  private RealFrames frames;

  @BeforeEach
  void takePictures() throws IOException {
    pictures = Files.createDirectory(folder.resolve("street"));
    for (String name : List.of("a.png", "b.png", "c.png")) {
      ImageIO.write(
          new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY),
          "png",
          pictures.resolve(name).toFile());
    }
    for (String name : List.of("drover-nav.onnx", "drover-nav.yaml")) {
      try (var shipped = NavigationModel.class.getResourceAsStream(name)) {
        Files.copy(shipped, folder.resolve(name));
      }
    }
    frames = new RealFrames(pictures, folder.resolve("drover-nav.onnx"), OptionalDouble.of(10));
  }

  @Test
  void areInferredOnceUntilTheyChange() throws IOException {
    Path cache = folder.resolve("cache");
    FlightProfile profile = frames.profile(cache);
    assertThat(profile.name()).isEqualTo("street");
    assertThat(profile.frames()).isEqualTo(3);
    List<Path> first = files(cache);
    assertThat(first).hasSize(1);
    Files.writeString(first.get(0), Files.readString(first.get(0)).replace("street", "street"));
    assertThat(frames.profile(cache).frames()).isEqualTo(3);
    assertThat(files(cache)).isEqualTo(first);

    Files.copy(pictures.resolve("a.png"), pictures.resolve("d.png"));
    assertThat(frames.profile(cache).frames()).isEqualTo(4);
    assertThat(files(cache)).hasSize(2);
  }

  private static List<Path> files(Path cache) throws IOException {
    try (Stream<Path> all = Files.walk(cache)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
