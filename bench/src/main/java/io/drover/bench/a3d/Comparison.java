package io.drover.bench.a3d;

import io.drover.bench.flights.TestTrace;
import io.drover.core.statistics.MeanInterval;
import io.drover.core.statistics.MeanRatio;
import io.drover.launch.cli.Progress;
import io.drover.launch.flight.AllCores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * All policies over a group of flights and several links. Intervals are over seeds: of each seed
 * the mean over links and its flights.
 *
 * @param links what they are called together
 * @param trials one for each link; at least one
 */
record Comparison(FlightGroup flights, String links, List<TraceTrial> trials) {
  private interface SeedFigure {
    double of(TraceTrial trial, int seed);
  }

  Comparison {
    trials = List.copyOf(trials);
  }

  /** Flies them, as many links at a time as this machine has cores. */
  static Comparison fly(FlightGroup flights, List<TestTrace> links, Learnt learnt) {
    Learnt deciding = learnt.on(flights.space());
    Progress progress = new Progress("flying " + flights.name() + " over links", links.size());
    AtomicInteger done = new AtomicInteger();
    AtomicBoolean abandoned = new AtomicBoolean();
    List<Callable<TraceTrial>> pieces = new ArrayList<>();
    for (TestTrace link : links) {
      pieces.add(
          () -> {
            TraceTrial trial = TraceTrial.fly(flights, link, deciding);
            progress.at(done.incrementAndGet());
            return trial;
          });
    }
    List<TraceTrial> trials = AllCores.run("the links", abandoned, pieces);
    progress.done();
    return new Comparison(flights, "all links", trials);
  }

  /** Over the links that are always there, and over those that were given. */
  List<Comparison> byLinks() {
    List<Comparison> parts = new ArrayList<>();
    for (boolean given : new boolean[] {false, true}) {
      List<TraceTrial> some =
          trials.stream()
              .filter(trial -> (trial.link().origin() == TestTrace.Origin.GIVEN) == given)
              .toList();
      if (!some.isEmpty()) {
        parts.add(new Comparison(flights, given ? "given links" : "test links", some));
      }
    }
    return parts;
  }

  /** For readers. */
  String name() {
    return flights.name() + " over " + trials.size() + " " + links;
  }

  /** Those that were flown, in the order of reading. */
  List<String> policies() {
    return List.copyOf(trials.get(0).policies().keySet());
  }

  MeanInterval quality(String policy) {
    return MeanInterval.of(qualityBySeed(policy));
  }

  MeanInterval latencySeconds(String policy) {
    return MeanInterval.of(latencyBySeed(policy));
  }

  /** By how much QoN is more than another policy's on the same flights and links. */
  MeanInterval gain(String policy, String over) {
    return MeanInterval.ofDifferences(qualityBySeed(policy), qualityBySeed(over));
  }

  /** By how many seconds latency is more than another policy's on the same flights and links. */
  MeanInterval latencyMore(String policy, String than) {
    return MeanInterval.ofDifferences(latencyBySeed(policy), latencyBySeed(than));
  }

  /** QoN as a share of another policy's. */
  MeanRatio share(String policy, String of) {
    return MeanRatio.of(qualityBySeed(policy), qualityBySeed(of));
  }

  /** The share of the way from dynamic's QoN to an oracle's. */
  MeanRatio gapClosed(String policy, String oracle) {
    double[] dynamic = qualityBySeed(Rivals.DYNAMIC);
    return MeanRatio.of(
        differences(qualityBySeed(policy), dynamic), differences(qualityBySeed(oracle), dynamic));
  }

  /** Latency over dynamic's, less one, of each link; mean over links. */
  MeanInterval latencyOverDynamic(String policy) {
    return MeanInterval.of(
        bySeed(
            (trial, seed) ->
                trial.latencySeconds(policy, seed) / trial.latencySeconds(Rivals.DYNAMIC, seed)
                    - 1));
  }

  /** Where a policy gains least over dynamic, or loses most. */
  TraceTrial worstAgainstDynamic(String policy) {
    return trials.stream()
        .min(Comparator.comparingDouble(trial -> trial.gainOverDynamic(policy)))
        .orElseThrow();
  }

  private double[] qualityBySeed(String policy) {
    return bySeed((trial, seed) -> trial.quality(policy, seed));
  }

  private double[] latencyBySeed(String policy) {
    return bySeed((trial, seed) -> trial.latencySeconds(policy, seed));
  }

  private double[] bySeed(SeedFigure figure) {
    return Arrays.stream(flights.seeds())
        .mapToDouble(
            seed ->
                trials.stream()
                    .mapToDouble(trial -> figure.of(trial, seed))
                    .average()
                    .orElse(Double.NaN))
        .toArray();
  }

  private static double[] differences(double[] a, double[] b) {
    double[] differences = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      differences[i] = a[i] - b[i];
    }
    return differences;
  }
}
