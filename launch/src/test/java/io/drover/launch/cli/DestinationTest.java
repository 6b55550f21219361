package io.drover.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DestinationTest {
  @TempDir Path folder;

  private static void refused(ErrorCode code, Runnable asked) {
    assertThatThrownBy(asked::run)
        .isInstanceOfSatisfying(DroverException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageStartingWith("--out: ");
  }

  @Test
  void makesFoldersAndLeavesNothingInThem() {
    Path made = Destination.folder(folder.resolve("a/b"));
    assertThat(made).isEmptyDirectory();
    assertThat(Destination.file(folder.resolve("c/d.csv"))).doesNotExist();
    assertThat(folder.resolve("c")).isEmptyDirectory();
  }

  @Test
  void keepsWhatAFileHoldsUntilItIsWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("flight.csv"), "before");
    assertThat(Destination.file(file)).hasContent("before");
  }

  @Test
  void refusesFilesForFoldersAndFoldersForFiles() throws IOException {
    Path file = Files.writeString(folder.resolve("flight.csv"), "before");
    refused(ErrorCode.INVALID_ARGUMENT, () -> Destination.folder(file));
    refused(ErrorCode.INVALID_ARGUMENT, () -> Destination.folder(file.resolve("below")));
    refused(ErrorCode.INVALID_ARGUMENT, () -> Destination.file(folder));
    refused(ErrorCode.INVALID_ARGUMENT, () -> Destination.network(file));
  }

  @Test
  void findsOutWhatAFileSystemDoesNotTake() {
    Path nowhere = Path.of("/proc/drover");
    Assumptions.assumeTrue(Files.isDirectory(nowhere.getParent()), "needs /proc");
    refused(ErrorCode.FILE_NOT_WRITABLE, () -> Destination.folder(nowhere));
    refused(ErrorCode.FILE_NOT_WRITABLE, () -> Destination.file(nowhere));
  }
}
