package io.drover.launch.report;

import io.drover.core.statistics.Percentiles;
import io.drover.onboard.FrameRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Frames of one flight, condensed to what a chart of limited width can show. */
final class FrameSeries {
  /** Rolling QoN looks back this far. */
  static final double WINDOW_SECONDS = 30;

  /** Before this, so few frames were scored that their QoN would only jump. */
  private static final double SETTLING_SECONDS = 5;

  /** Quantiles at 0, 1, … 100 %. */
  private static final int QUANTILES = 101;

  private final List<FrameRecord> records;
  private final double startSeconds;
  private final double stepSeconds;
  private final int steps;

  /**
   * A series.
   *
   * @param maxPoints of each line, ≥ 1
   */
  FrameSeries(ReportedFlight flight, int maxPoints) {
    this.records = flight.records();
    this.startSeconds = flight.startSeconds();
    this.stepSeconds = Math.max(0.5, flight.durationSeconds() / maxPoints);
    this.steps = (int) Math.floor(flight.durationSeconds() / stepSeconds);
  }

  /** Seconds between the points of a line. */
  double stepSeconds() {
    return stepSeconds;
  }

  /** When the points of a line are, on the clock of the records. */
  double[] times() {
    return IntStream.rangeClosed(0, steps)
        .mapToDouble(i -> startSeconds + i * stepSeconds)
        .toArray();
  }

  /**
   * Lowest and highest latency of the frames captured in each interval that has some.
   *
   * @return [intervals][3]: seconds since the start of the middle frame, lowest, highest
   */
  List<double[]> latency() {
    List<double[]> envelope = new ArrayList<>();
    int from = 0;
    while (from < records.size()) {
      long interval = interval(records.get(from));
      double lowest = Double.POSITIVE_INFINITY;
      double highest = 0;
      int to = from;
      while (to < records.size() && interval(records.get(to)) == interval) {
        lowest = Math.min(lowest, records.get(to).latencySeconds());
        highest = Math.max(highest, records.get(to).latencySeconds());
        to++;
      }
      double at = records.get((from + to - 1) / 2).captureSeconds() - startSeconds;
      envelope.add(new double[] {at, lowest, highest});
      from = to;
    }
    return envelope;
  }

  private long interval(FrameRecord record) {
    return (long) Math.floor((record.captureSeconds() - startSeconds) / stepSeconds);
  }

  /**
   * QoN over the last {@link #WINDOW_SECONDS} at each time; NaN in the first seconds and where
   * nothing was scored.
   */
  double[] rollingQon() {
    double[] times = times();
    double[] qon = new double[times.length];
    int from = 0;
    int to = 0;
    int scored = 0;
    int successes = 0;
    for (int i = 0; i < times.length; i++) {
      for (; to < records.size() && records.get(to).captureSeconds() <= times[i]; to++) {
        scored += scored(records.get(to));
        successes += success(records.get(to));
      }
      for (; from < to && records.get(from).captureSeconds() <= times[i] - WINDOW_SECONDS; from++) {
        scored -= scored(records.get(from));
        successes -= success(records.get(from));
      }
      boolean settling = times[i] - startSeconds < SETTLING_SECONDS;
      qon[i] = settling || scored == 0 ? Double.NaN : (double) successes / scored;
    }
    return qon;
  }

  private static int scored(FrameRecord record) {
    return record.referenceSteeringRadians().isPresent() ? 1 : 0;
  }

  private static int success(FrameRecord record) {
    return record.referenceSteeringRadians().isPresent() && record.success() ? 1 : 0;
  }

  /** Latency at 0, 1, … 100 % of all frames, seconds; empty without frames. */
  double[] latencyQuantiles() {
    return quantiles(records.stream().mapToDouble(FrameRecord::latencySeconds).toArray());
  }

  /** |θ_pre − θ_gt| at 0, 1, … 100 % of the scored frames, radians; empty if none was scored. */
  double[] errorQuantiles() {
    return quantiles(
        records.stream()
            .filter(r -> r.referenceSteeringRadians().isPresent())
            .mapToDouble(FrameSeries::error)
            .toArray());
  }

  private static double error(FrameRecord record) {
    return Math.abs(
        record.output().steeringRadians() - record.referenceSteeringRadians().getAsDouble());
  }

  private static double[] quantiles(double[] sample) {
    if (sample.length == 0) {
      return sample;
    }
    Percentiles sorted = new Percentiles(sample);
    return IntStream.range(0, QUANTILES)
        .mapToDouble(i -> sorted.at(i / (QUANTILES - 1.0)))
        .toArray();
  }
}
