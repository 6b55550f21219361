package io.drover.launch.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.onboard.FrameRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameSeriesTest {
  private final ReportedFlight flight = SyntheticRun.flight();
  private final FrameSeries series = new FrameSeries(flight, 200);

  @Test
  void rollsQonOverTheFramesOfItsWindow() {
    double[] times = series.times();
    double[] qon = series.rollingQon();
    assertThat(qon).hasSameSizeAs(times);
    for (int i = 0; i < times.length; i += 17) {
      double until = times[i];
      List<FrameRecord> window =
          flight.records().stream()
              .filter(r -> r.referenceSteeringRadians().isPresent())
              .filter(r -> r.captureSeconds() <= until && r.captureSeconds() > until - 30)
              .toList();
      double successes = window.stream().filter(FrameRecord::success).count();
      double expected = until - times[0] < 5 ? Double.NaN : successes / window.size();
      assertThat(qon[i]).isCloseTo(expected, within(1e-12));
    }
  }

  @Test
  void keepsTheExtremesOfLatency() {
    List<double[]> envelope = series.latency();
    assertThat(envelope).hasSizeLessThanOrEqualTo(201);
    assertThat(envelope.stream().mapToDouble(i -> i[2]).max())
        .isEqualTo(flight.records().stream().mapToDouble(FrameRecord::latencySeconds).max());
    assertThat(envelope.stream().mapToDouble(i -> i[1]).min())
        .isEqualTo(flight.records().stream().mapToDouble(FrameRecord::latencySeconds).min());
  }

  @Test
  void risesFromTheLeastToTheGreatestError() {
    double[] errors = series.errorQuantiles();
    assertThat(errors).hasSize(101).isSorted();
    assertThat(errors[100]).isGreaterThan(errors[0]);
  }

  @Test
  void isEmptyForAFlightWithoutFrames() {
    ReportedFlight none =
        new ReportedFlight(
            flight.label(), "timed out", 0, List.of(), List.of(), List.of(), flight.links());
    FrameSeries empty = new FrameSeries(none, 200);
    assertThat(empty.latency()).isEmpty();
    assertThat(empty.latencyQuantiles()).isEmpty();
    assertThat(empty.errorQuantiles()).isEmpty();
    assertThat(DecisionStep.of(List.of())).isEmpty();
  }

  @Test
  void countsEveryFrameInExactlyOneDecision() {
    List<DecisionStep> steps = DecisionStep.of(flight.records());
    assertThat(steps.stream().mapToInt(DecisionStep::frames).sum())
        .isEqualTo(flight.records().size());
    for (int i = 1; i < steps.size(); i++) {
      assertThat(steps.get(i).startSeconds()).isEqualTo(steps.get(i - 1).endSeconds());
      assertThat(steps.get(i).startSeconds() - steps.get(i - 1).startSeconds()).isBetween(4.0, 7.0);
    }
  }
}
