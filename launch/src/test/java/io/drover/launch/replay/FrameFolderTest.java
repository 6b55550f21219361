package io.drover.launch.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.error.DroverException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameFolderTest {
  @TempDir Path folder;

  private FrameFolder labelled(String... lines) throws IOException {
    Files.write(folder.resolve("labels.csv"), java.util.List.of(lines));
    return FrameFolder.read(folder, OptionalDouble.empty());
  }

  @Test
  void takesTimesFromNanosecondsSince1970() throws IOException {
    FrameFolder frames =
        labelled(
            "file,timestamp_ns,steering",
            "a.png,1479425441182877835,0",
            "b.png,1479425441282730750,0");
    assertThat(frames.timeSeconds()[0]).isZero();
    assertThat(frames.timeSeconds()[1]).isCloseTo(0.099852915, within(1e-12));
    assertThat(frames.files().get(1)).isEqualTo(folder.resolve("b.png"));
  }

  @Test
  void takesTimesInSecondsToo() throws IOException {
    assertThat(labelled("t_s,file", "5.0,a.png", "5.5,b.png").timeSeconds())
        .containsExactly(0, 0.5);
  }

  @Test
  void spacesFramesWithoutTimes() throws IOException {
    for (String name : new String[] {"b.png", "a.JPG", "notes.txt"}) {
      Files.createFile(folder.resolve(name));
    }
    FrameFolder frames = FrameFolder.read(folder, OptionalDouble.of(4));
    assertThat(frames.files()).containsExactly(folder.resolve("a.JPG"), folder.resolve("b.png"));
    assertThat(frames.timeSeconds()).containsExactly(0, 0.25);
    assertThatThrownBy(() -> FrameFolder.read(folder, OptionalDouble.empty()))
        .isInstanceOf(DroverException.class)
        .hasMessageContaining("--fps");
  }

  @Test
  void namesFileAndLineOfWhatIsWrong() {
    assertThatThrownBy(() -> labelled("image,t_s", "a,0"))
        .hasMessageContaining("labels.csv line 1")
        .hasMessageContaining("'file'");
    assertThatThrownBy(() -> labelled("file,t_s", "a,0", "b,soon")).hasMessageContaining("line 3");
    assertThatThrownBy(() -> labelled("file,t_s", "a,1", "b,1")).hasMessageContaining("line 3");
    assertThatThrownBy(() -> labelled("file,t_s", "a,1", "", "b,1")).hasMessageContaining("line 4");
    assertThatThrownBy(() -> labelled("file,t_s", "a,1,2")).hasMessageContaining("line 2");
    assertThatThrownBy(() -> FrameFolder.read(folder.resolve("nothing"), OptionalDouble.empty()))
        .hasMessageContaining("nothing is not a folder");
  }
}
