package io.drover.launch.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.launch.report.FlightLabel;
import io.drover.telemetry.payload.Header;
import io.drover.telemetry.payload.MessageWriter;
import io.drover.telemetry.payload.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedReportsTest {
  @TempDir Path folder;

  /** Keeps what is told, by flight, as it would be published. */
  private static final class Told implements RecordedReports.Listener {
    private final Map<FlightLabel, List<String>> reports = new HashMap<>();

    @Override
    public void told(FlightLabel flight, double seconds, Report report) {
      Header header =
          new Header(0, Instant.ofEpochMilli(Math.round(1e3 * seconds)), flight.drone());
      reports
          .computeIfAbsent(flight, unused -> new ArrayList<>())
          .add(
              report.topic().level()
                  + " "
                  + new String(MessageWriter.write(header, report), StandardCharsets.UTF_8));
    }
  }

  @Test
  void areThoseThatWereTold() {
    Told told = new Told();
    Told read = new Told();
    RecordedReports.read(SampleRun.fly(folder, told), read);
    assertThat(read.reports).isEqualTo(told.reports).hasSize(4);
    for (List<String> reports : read.reports.values()) {
      assertThat(reports)
          .filteredOn(text -> text.startsWith("decision "))
          .hasSize(SampleRun.FRAMES);
      assertThat(reports).anyMatch(text -> text.contains("\"fallbackBegan\""));
      assertThat(reports).anyMatch(text -> text.contains("\"handover\""));
    }
  }

  @Test
  void nameTheLineThatIsNone() throws IOException {
    Path file = SampleRun.fly(folder, new Told());
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.set(4, lines.get(4).substring(0, 100));
    Files.write(file, lines);
    assertThatThrownBy(() -> RecordedReports.read(file, new Told()))
        .isInstanceOf(DroverException.class)
        .hasMessageContaining("decisions.jsonl, line 5: ")
        .extracting(e -> ((DroverException) e).code())
        .isEqualTo(ErrorCode.MALFORMED_FILE);
  }
}
