package io.drover.core.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drover.core.error.DroverException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceReaderTest {
  private static BandwidthTrace parse(String... lines) {
    return TraceReader.parse("t", "t.csv", List.of(lines));
  }

  @Test
  void readsSecondsAndMegabits() {
    BandwidthTrace trace = parse("t_s,mbps", "# a comment", "0.5,2", "", "1.5,3", "2.5,9");
    assertThat(trace.periodSeconds()).isEqualTo(2);
    assertThat(trace.bitsPerSecondAt(1.2)).isEqualTo(3e6);
  }

  @Test
  void takesTheLastOfRowsWithTheSameTime() {
    BandwidthTrace trace = parse("t_s,mbps", "0,1", "1,2", "1,3", "2,4", "2,5");
    assertThat(trace.periodSeconds()).isEqualTo(2);
    assertThat(trace.bitsPerSecondAt(1)).isEqualTo(3e6);
  }

  @Test
  void readsEveryTraceOfTheSharedData() throws IOException {
    Path folder = Path.of(System.getProperty("drover.sharedData", "none"), "traces");
    assumeTrue(Files.isDirectory(folder), folder + " is not there");
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*_*.csv")) {
      for (Path file : files) {
        assertThat(TraceReader.read(file).meanBitsPerSecond()).as(file.toString()).isPositive();
      }
    }
  }

  @Test
  void readsMahimahiPacketTimes() {
    BandwidthTrace trace = parse("0", "0", "50", "120", "199");
    assertThat(trace.periodSeconds()).isCloseTo(0.2, within(1e-12));
    assertThat(trace.bitsPerSecondAt(0.05)).isCloseTo(3 * 12_000 / 0.1, within(1e-6));
    assertThat(trace.bitsPerSecondAt(0.15)).isCloseTo(2 * 12_000 / 0.1, within(1e-6));
  }

  @Test
  void readsHsdpaLogs() {
    BandwidthTrace trace =
        parse(
            "1289406399 549706 59.84 10.77 125000 1000",
            "1289406401 551706 59.84 10.77 500000 2000");
    assertThat(trace.periodSeconds()).isEqualTo(3);
    assertThat(trace.bitsPerSecondAt(0.5)).isEqualTo(1e6);
    assertThat(trace.bitsPerSecondAt(2)).isEqualTo(2e6);
  }

  @Test
  void namesFileAndLineOfWhatIsWrong() {
    assertThatThrownBy(() -> parse("t_s,mbps", "0,1", "x,2")).hasMessageContaining("t.csv line 3");
    assertThatThrownBy(() -> parse("t_s,mbps", "1,1", "0.5,2"))
        .hasMessageContaining("t.csv line 3")
        .hasMessageContaining("backwards");
    assertThatThrownBy(() -> parse("t_s,mbps", "0,-1")).hasMessageContaining("line 2");
    assertThatThrownBy(() -> parse("t_s,mbps")).hasMessageContaining("no points");
    assertThatThrownBy(() -> parse("time,rate")).hasMessageContaining("line 1");
    assertThatThrownBy(() -> parse("10", "5")).hasMessageContaining("line 2");
    assertThatThrownBy(() -> TraceReader.read(Path.of("/no/such.csv")))
        .isInstanceOf(DroverException.class)
        .hasMessageContaining("/no/such.csv");
  }

  @Test
  void readsBackWhatTheGeneratorWrites() {
    for (TraceGenerator.Kind kind : TraceGenerator.Kind.values()) {
      BandwidthTrace made = TraceGenerator.generate(kind, 60, 5);
      BandwidthTrace read = TraceReader.parse("x", "x", TraceGenerator.toCsv(made, 0.5));
      assertThat(read.periodSeconds()).isEqualTo(60);
      assertThat(read.meanBitsPerSecond()).isCloseTo(made.meanBitsPerSecond(), within(100.0));
      assertThat(TraceGenerator.generate(kind, 60, 5).bitsPerSecondAt(30))
          .isEqualTo(made.bitsPerSecondAt(30));
    }
  }
}
