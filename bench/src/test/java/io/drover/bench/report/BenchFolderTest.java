package io.drover.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.core.error.DroverException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchFolderTest {
  @TempDir Path folder;

  @Test
  void holdsAPageForPeopleAndJsonForPrograms() throws IOException {
    BenchReport report = SampleReport.of();
    Path page = BenchFolder.write(report, folder.resolve("new"));
    assertThat(page).isEqualTo(folder.resolve("new/report.html")).content().contains("<html");
    assertThat(new ObjectMapper().readTree(folder.resolve("new/report.json").toFile()).at("/title"))
        .hasToString("\"" + report.title() + "\"");
  }

  @Test
  void saysWhereItCannotBe() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> BenchFolder.write(SampleReport.of(), file))
        .isInstanceOf(DroverException.class)
        .hasMessageContaining("give another --out");
  }
}
