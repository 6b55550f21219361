package io.drover.edge.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.core.error.DroverException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class PrivateFolderTest {
  @TempDir Path above;

  private void assertRefused(Path folder) {
    assertThatThrownBy(() -> PrivateFolder.make(folder))
        .isInstanceOf(DroverException.class)
        .hasMessageStartingWith(folder + " is not this user's alone");
  }

  @Test
  void makesOneForThisUserAloneAndTakesItAgain() throws Exception {
    Path folder = PrivateFolder.make(above.resolve("a").resolve("workers"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
    assertThat(PrivateFolder.make(folder)).isEqualTo(folder);
  }

  @Test
  void refusesWhatOthersMayWriteTo() throws Exception {
    Path folder = Files.createDirectory(above.resolve("open"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertRefused(folder);
  }

  @Test
  void refusesALinkAndAFile() throws Exception {
    Path real = PrivateFolder.make(above.resolve("real"));
    assertRefused(Files.createSymbolicLink(above.resolve("link"), real));
    assertRefused(Files.createFile(above.resolve("file")));
  }
}
