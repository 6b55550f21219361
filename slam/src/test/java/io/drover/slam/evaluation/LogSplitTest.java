package io.drover.slam.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogSplitTest {
  @Test
  void everyScanIsOfThePartThatItStandsIn() {
    for (int scans = 1; scans < 40; scans++) {
      double[] stamps = IntStream.range(0, scans).asDoubleStream().toArray();
      for (int robots = 1; robots <= scans; robots++) {
        LogSplit split = new LogSplit(stamps, robots);
        assertThat(split.firstScan(0)).isZero();
        assertThat(split.firstScan(robots)).isEqualTo(scans);
        for (int scan = 0; scan < scans; scan++) {
          int robot = split.robotOf(scan);
          assertThat(scan)
              .as("%d scans of %d robots", scans, robots)
              .isGreaterThanOrEqualTo(split.firstScan(robot))
              .isLessThan(split.firstScan(robot + 1));
        }
      }
    }
  }

  @Test
  void refusesMoreRobotsThanScans() {
    assertThatThrownBy(() -> new LogSplit(new double[3], 4)).hasMessageContaining("4 robots");
  }
}
