package io.drover.navigation.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameDatasetTest {
  @TempDir private Path folder;

  @Test
  void readsWhatItWrote() {
    FrameDataset dataset = SyntheticFrames.write(folder, 64, 5, 2);
    assertThat(dataset.description().side()).isEqualTo(64);
    assertThat(dataset.description().train()).isEqualTo(5);
    assertThat(dataset.description().testSeeds()).containsExactly(3L);
    assertThat(dataset.frames()).hasSize(9);
    assertThat(dataset.frames(Split.VALIDATION)).hasSize(2);
    assertThat(dataset.frames().get(0).file()).exists();
  }

  @Test
  void namesTheLineThatIsWrong() throws Exception {
    SyntheticFrames.write(folder, 64, 1, 1);
    for (String wrong :
        new String[] {
          "a.jpg,train,0.1",
          "a.jpg,practice,0.1,0",
          "a.jpg,train,left,0",
          "a.jpg,train,4,0",
          "a.jpg,train,NaN,0",
          "a.jpg,train,0,2"
        }) {
      Files.writeString(
          folder.resolve(FrameDataset.LABELS),
          FrameDataset.HEADER + "\na.jpg,train,0,0\n" + wrong + "\n");
      assertThatThrownBy(() -> FrameDataset.read(folder))
          .isInstanceOfSatisfying(
              DroverException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MALFORMED_FILE))
          .hasMessageContaining("line 3");
    }
  }

  @Test
  void refusesAnotherHeaderAndAnotherKey() throws Exception {
    SyntheticFrames.write(folder, 64, 1, 1);
    Files.writeString(folder.resolve(FrameDataset.LABELS), "file,angle\n");
    assertThatThrownBy(() -> FrameDataset.read(folder)).hasMessageContaining("line 1");
    Files.writeString(folder.resolve(FrameDataset.DESCRIPTION), "sied: 64\n");
    assertThatThrownBy(() -> FrameDataset.read(folder)).hasMessageContaining("'side'");
  }
}
