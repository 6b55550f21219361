package io.drover.bench.flights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.core.error.DroverException;
import io.drover.core.link.BandwidthTrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceFilesTest {
  private static final String TRACE = "t_s,mbps\n0,1\n10,1\n";

  @TempDir Path folder;

  @Test
  void readsWhatLooksLikeATraceOfAFolder() throws IOException {
    for (String name : List.of("b.csv", "a.up", "INDEX.csv", "README.md", ".hidden")) {
      Files.writeString(folder.resolve(name), name.startsWith("a") ? "0\n5\n" : TRACE);
    }
    Path other =
        Files.writeString(Files.createDirectory(folder.resolve("more")).resolve("c.csv"), TRACE);
    assertThat(TraceFiles.read(List.of(folder, other)))
        .extracting(BandwidthTrace::name)
        .containsExactly("a.up", "b", "c");
  }

  @Test
  void twoOfANameCannotBeToldApart() throws IOException {
    Path one = Files.writeString(folder.resolve("hsdpa-drive.csv"), TRACE);
    assertThatThrownBy(() -> TestTraces.with(TraceFiles.read(List.of(one))))
        .isInstanceOf(DroverException.class)
        .hasMessageContaining("--traces: two traces are called 'hsdpa-drive'");
  }
}
