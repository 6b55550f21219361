package io.drover.launch.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatedFileTest {
  @TempDir Path folder;
  private Path path;

  @BeforeEach
  void name() {
    path = folder.resolve("audit.jsonl");
  }

  private static void say(RotatedFile file, String... lines) throws IOException {
    for (String line : lines) {
      file.append((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  private List<String> lines(String name) throws IOException {
    return Files.readAllLines(folder.resolve(name));
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void appendsToWhatIsThere() throws Exception {
    try (RotatedFile file = new RotatedFile(path, 1000, 3)) {
      say(file, "one");
    }
    try (RotatedFile file = new RotatedFile(path, 1000, 3)) {
      say(file, "two", "three");
      assertThat(lines("audit.jsonl")).containsExactly("one", "two", "three");
    }
  }

  @Test
  void keepsSoManyFormerFilesNoneLargerThanItMayBe() throws Exception {
    List<String> all = new ArrayList<>();
    try (RotatedFile file = new RotatedFile(path, 40, 3)) {
      for (int i = 10; i < 50; i++) {
        all.add("line " + i);
        say(file, "line " + i);
      }
    }
    assertThat(names())
        .containsExactly("audit.jsonl", "audit.jsonl.1", "audit.jsonl.2", "audit.jsonl.3");
    List<String> left = new ArrayList<>();
    for (String name : List.of("audit.jsonl.3", "audit.jsonl.2", "audit.jsonl.1", "audit.jsonl")) {
      assertThat(Files.size(folder.resolve(name))).isPositive().isLessThanOrEqualTo(40);
      left.addAll(lines(name));
    }
    assertThat(left).isEqualTo(all.subList(all.size() - left.size(), all.size()));
  }

  @Test
  void movesNoFurtherThanToTheFirstGap() throws Exception {
    Files.writeString(folder.resolve("audit.jsonl.1"), "newest\n");
    Files.writeString(folder.resolve("audit.jsonl.3"), "oldest\n");
    try (RotatedFile file = new RotatedFile(path, 10, 5)) {
      say(file, "1234567", "next");
    }
    assertThat(lines("audit.jsonl")).containsExactly("next");
    assertThat(lines("audit.jsonl.1")).containsExactly("1234567");
    assertThat(lines("audit.jsonl.2")).containsExactly("newest");
    assertThat(lines("audit.jsonl.3")).containsExactly("oldest");
  }

  @Test
  void writesALineThatIsLargerThanAFile() throws Exception {
    try (RotatedFile file = new RotatedFile(path, 10, 2)) {
      say(file, "x".repeat(50), "small");
    }
    assertThat(lines("audit.jsonl")).containsExactly("small");
    assertThat(lines("audit.jsonl.1")).containsExactly("x".repeat(50));
  }

  @Test
  void growsOnWhereItCannotBeMoved() throws Exception {
    Path taken = Files.createDirectory(folder.resolve("audit.jsonl.1"));
    Files.createDirectory(folder.resolve("audit.jsonl.1").resolve("full"));
    Files.createDirectories(folder.resolve("audit.jsonl.2").resolve("full"));
    try (RotatedFile file = new RotatedFile(path, 12, 2)) {
      say(file, "1234567", "2234567", "3234567");
    }
    assertThat(taken).isDirectory();
    assertThat(lines("audit.jsonl")).containsExactly("1234567", "2234567", "3234567");
  }

  @Test
  void endsALineThatAPowerCutLeftHalf() throws Exception {
    Files.writeString(path, "whole\n{\"half\":");
    try (RotatedFile file = new RotatedFile(path, 1000, 2)) {
      say(file, "next", "over next");
    }
    assertThat(lines("audit.jsonl")).containsExactly("whole", "{\"half\":", "next", "over next");
  }

  @Test
  void beginsANewFileWhereSomebodyTookItAway() throws Exception {
    try (RotatedFile file = new RotatedFile(path, 1000, 2)) {
      say(file, "one");
      Files.move(path, folder.resolve("elsewhere"));
      say(file, "two");
      Files.delete(path);
      say(file, "three");
    }
    assertThat(lines("elsewhere")).containsExactly("one");
    assertThat(lines("audit.jsonl")).containsExactly("three");
  }

  @Test
  void failsWithoutItsFolderAndGoesOnOnceItIsBack() throws Exception {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    try (RotatedFile file = new RotatedFile(inner.resolve("a"), 1000, 2)) {
      say(file, "one");
      Files.delete(inner.resolve("a"));
      Files.delete(inner);
      assertThatThrownBy(() -> say(file, "two")).isInstanceOf(IOException.class);
      Files.createDirectory(inner);
      say(file, "three");
    }
    assertThat(lines("inner/a")).containsExactly("three");
  }

  @Test
  void isWrittenByOneAlone() throws Exception {
    try (RotatedFile second = new RotatedFile(path, 1000, 2)) {
      try (RotatedFile first = new RotatedFile(path, 1000, 2)) {
        first.open();
        assertThatThrownBy(second::open).isInstanceOf(RotatedFile.InUse.class);
      }
      second.open();
    }
  }
}
