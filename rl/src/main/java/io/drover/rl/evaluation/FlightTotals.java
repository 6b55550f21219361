package io.drover.rl.evaluation;

import io.drover.core.statistics.Percentiles;
import io.drover.rl.flight.FrameSink;
import io.drover.rl.flight.StepTally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Sums over flights, and every frame's latency and error. */
final class FlightTotals implements FrameSink {
  private final FrameSamples.Builder samples = new FrameSamples.Builder();
  private final List<FlightResult> flights = new ArrayList<>();
  private long bytes;
  private long sentFrames;

  private int frames;
  private int scoredFrames;
  private int successes;
  private double latencySum;
  private int steps;
  private double stepQualitySum;

  @Override
  public void frame(
      double captureSeconds,
      double latencySeconds,
      int executed,
      boolean sent,
      long sentBytes,
      boolean scored,
      boolean success,
      double errorRadians) {
    samples.addLatency(latencySeconds);
    frames++;
    latencySum += latencySeconds;
    sentFrames += sent ? 1 : 0;
    bytes += sentBytes;
    if (scored) {
      samples.addError(errorRadians);
      scoredFrames++;
      successes += success ? 1 : 0;
    }
  }

  void endStep(StepTally step) {
    if (step.scored() > 0) {
      steps++;
      stepQualitySum += step.qualityOfNavigation();
    }
  }

  void endFlight() {
    flights.add(
        new FlightResult(
            stepQualitySum / Math.max(1, steps),
            (double) successes / Math.max(1, scoredFrames),
            latencySum / Math.max(1, frames)));
    frames = 0;
    scoredFrames = 0;
    successes = 0;
    latencySum = 0;
    steps = 0;
    stepQualitySum = 0;
  }

  PolicyResult result(String policy) {
    FrameSamples all = samples.build();
    int count = all.latencySeconds().length;
    Percentiles latency = new Percentiles(all.latencySeconds());
    double[] quality = of(FlightResult::qualityOfNavigation);
    double[] frameQuality = of(FlightResult::frameQuality);
    return new PolicyResult(
        policy,
        mean(quality),
        mean(frameQuality),
        mean(all.latencySeconds()),
        count == 0 ? 0 : latency.at(0.5),
        count == 0 ? 0 : latency.at(0.95),
        (double) sentFrames / Math.max(1, count),
        (double) bytes / Math.max(1, flights.size()),
        quality,
        frameQuality,
        of(FlightResult::latencyMeanSeconds),
        all);
  }

  private double[] of(ToDoubleFunction<FlightResult> figure) {
    return flights.stream().mapToDouble(figure).toArray();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }
}
