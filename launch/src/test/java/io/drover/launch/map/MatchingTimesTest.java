package io.drover.launch.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MatchingTimesTest {
  @Test
  void tellsWhetherTimesGrow() {
    double[] seconds = IntStream.rangeClosed(1, 1000).mapToDouble(i -> i).toArray();
    MatchingTimes times = MatchingTimes.of(seconds).orElseThrow();
    assertThat(times.scans()).isEqualTo(1000);
    assertThat(times.p50()).isCloseTo(500.5, within(1e-9));
    assertThat(times.worst()).isEqualTo(1000);
    assertThat(times.secondTenth()).isCloseTo(150.5, within(1e-9));
    assertThat(times.lastTenth()).isCloseTo(950.5, within(1e-9));
    assertThat(times.course()).hasSize(50);
    assertThat(times.course().get(0)).isEqualTo(List.of(10.5, 19.05));
  }

  @Test
  void saysNothingOfFewScans() {
    assertThat(MatchingTimes.of(new double[0])).isEmpty();
    assertThat(MatchingTimes.of(new double[9])).isEmpty();
    assertThat(MatchingTimes.of(new double[10])).isPresent();
  }

  @Test
  void leavesNoScanOut() {
    double[] seconds = new double[12_345];
    Arrays.fill(seconds, 1);
    seconds[12_344] = 9;
    MatchingTimes times = MatchingTimes.of(seconds).orElseThrow();
    assertThat(times.worst()).isEqualTo(9);
    assertThat(times.course()).hasSize(120).allMatch(part -> part.get(0) == 1);
  }
}
