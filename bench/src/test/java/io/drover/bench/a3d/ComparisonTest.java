package io.drover.bench.a3d;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.bench.flights.Slalom;
import io.drover.bench.flights.TestFlight;
import io.drover.bench.flights.TestTrace;
import io.drover.core.link.BandwidthTrace;
import io.drover.core.statistics.MeanInterval;
import io.drover.launch.policy.PolicyNetwork;
import io.drover.navigation.DecisionSpace;
import io.drover.onboard.scheduler.StaticScheduler;
import io.drover.rl.evaluation.PolicyEvaluation;
import io.drover.rl.evaluation.PolicyResult;
import io.drover.rl.flight.FlightSetup;
import io.drover.rl.flight.Scenario;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final DecisionSpace SPACE = Slalom.SPACE;

  private static final FlightGroup FLIGHTS =
      new FlightGroup(
          "made",
          List.of(
              new TestFlight("made", 1, Slalom.flight(32)),
              new TestFlight("made", 2, Slalom.flight(32))));

  private static final TestTrace FAST = link("fast", 30e6, TestTrace.Origin.SHIPPED);
  private static final TestTrace SLOW = link("slow", 0.15e6, TestTrace.Origin.GIVEN);

  private static final Comparison ALL =
      Comparison.fly(FLIGHTS, List.of(FAST, SLOW), new Learnt(PolicyNetwork.shipped(), Map.of()));

  private static TestTrace link(String name, double bitsPerSecond, TestTrace.Origin origin) {
    double[] rates = {bitsPerSecond, bitsPerSecond};
    return new TestTrace(BandwidthTrace.of(name, new double[] {0, 10}, rates), origin);
  }

  @Test
  void theBestStaticActionIsChosenForEachLink() {
    for (TraceTrial trial : ALL.trials()) {
      List<Scenario> flights =
          FLIGHTS.flights().stream().map(flight -> flight.over(trial.link().trace())).toList();
      PolicyEvaluation evaluation = new PolicyEvaluation(FlightSetup.DEFAULT, flights);
      double best =
          SPACE.decisions().stream()
              .map(action -> evaluation.fly("static", () -> new StaticScheduler(action)))
              .mapToDouble(PolicyResult::qualityOfNavigation)
              .max()
              .orElseThrow();
      assertThat(trial.of(Rivals.BEST_STATIC).meanQuality()).isEqualTo(best);
    }
    assertThat(ALL.trials().get(0).bestStatic().offloaded()).isTrue();
    assertThat(ALL.trials().get(1).bestStatic().offloaded()).isFalse();
  }

  @Test
  void noPolicyIsBetterThanTheBestSequence() {
    for (TraceTrial trial : ALL.trials()) {
      assertThat(trial.policies().keySet()).containsExactlyElementsOf(Rivals.ALL);
      double best = trial.of(Rivals.SEQUENCES).meanQuality();
      trial
          .policies()
          .forEach(
              (policy, flown) ->
                  assertThat(flown.meanQuality()).as(policy).isLessThanOrEqualTo(best + 1e-12));
    }
  }

  @Test
  void meansAndIntervalsAreOverSeeds() {
    double[] bySeed = new double[2];
    for (int seed = 1; seed <= 2; seed++) {
      for (TraceTrial trial : ALL.trials()) {
        bySeed[seed - 1] += trial.of(Rivals.DYNAMIC).quality()[seed - 1] / 2;
      }
    }
    MeanInterval wanted = MeanInterval.of(bySeed);
    assertThat(ALL.quality(Rivals.DYNAMIC).mean()).isCloseTo(wanted.mean(), within(1e-12));
    assertThat(ALL.quality(Rivals.DYNAMIC).halfWidth())
        .isCloseTo(wanted.halfWidth(), within(1e-12));
    assertThat(ALL.gain(Rivals.ORACLE, Rivals.DYNAMIC).mean())
        .isCloseTo(
            ALL.quality(Rivals.ORACLE).mean() - ALL.quality(Rivals.DYNAMIC).mean(), within(1e-12));
    assertThat(ALL.gapClosed(Rivals.ORACLE, Rivals.ORACLE).ratio()).isCloseTo(1, within(1e-12));
    assertThat(ALL.gapClosed(Rivals.DYNAMIC, Rivals.ORACLE).ratio()).isCloseTo(0, within(1e-12));
  }

  @Test
  void latencyIsComparedLinkByLink() {
    double sum = 0;
    for (TraceTrial trial : ALL.trials()) {
      for (int seed = 1; seed <= 2; seed++) {
        sum +=
            trial.latencySeconds(Rivals.LOCAL, seed) / trial.latencySeconds(Rivals.DYNAMIC, seed);
      }
    }
    assertThat(ALL.latencyOverDynamic(Rivals.LOCAL).mean()).isCloseTo(sum / 4 - 1, within(1e-12));
    assertThat(ALL.latencySeconds(Rivals.LOCAL).mean()).isCloseTo(0.7, within(1e-9));
  }

  @Test
  void theWorstLinkIsTheOneWhereItGainsLeast() {
    TraceTrial worst = ALL.worstAgainstDynamic(Rivals.LOCAL);
    assertThat(worst.link().name()).isEqualTo("fast");
    assertThat(worst.gainOverDynamic(Rivals.LOCAL)).isNegative();
  }

  @Test
  void givenLinksAreReportedApart() {
    assertThat(ALL.byLinks())
        .extracting(Comparison::name)
        .containsExactly("made over 1 test links", "made over 1 given links");
    assertThat(ALL.byLinks().get(1).trials()).containsExactly(ALL.trials().get(1));
  }

  @Test
  void networksLearntAlikeAreOnePolicy() {
    Learnt twice =
        new Learnt(
            PolicyNetwork.shipped(),
            Map.of("twice", List.of(PolicyNetwork.shipped(), PolicyNetwork.shipped())));
    TraceTrial trial = TraceTrial.fly(FLIGHTS, FAST, twice);
    Flown once = trial.of(Rivals.A3D);
    assertThat(trial.of("twice").quality()).containsExactly(once.quality(), within(1e-12));
    assertThat(trial.of("twice").frames().latencySeconds())
        .hasSize(2 * once.frames().latencySeconds().length);
  }

  @Test
  void flightsBeginBetweenFrames() {
    for (TestFlight flight : FLIGHTS.flights()) {
      double start = flight.over(FAST.trace()).startSeconds();
      assertThat(start).isPositive();
      assertThat(start / 0.05 % 1).isBetween(0.01, 0.99);
    }
  }
}
