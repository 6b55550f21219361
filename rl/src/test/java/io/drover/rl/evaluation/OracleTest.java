package io.drover.rl.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.link.BandwidthTrace;
import io.drover.core.link.TraceGenerator;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.InputResolution;
import io.drover.navigation.JpegQuality;
import io.drover.navigation.profile.FlightProfile;
import io.drover.rl.flight.Conditions;
import io.drover.rl.flight.FlightSetup;
import io.drover.rl.flight.FrameSink;
import io.drover.rl.flight.Objective;
import io.drover.rl.flight.Scenario;
import io.drover.rl.flight.StepSimulator;
import io.drover.rl.flight.SyntheticFlights;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OracleTest {
  private static final FlightSetup SETUP = FlightSetup.DEFAULT;

  /** On board or at the edge, at one of two resolutions. */
  private static final DecisionSpace FOUR_ACTIONS =
      new DecisionSpace(
          List.of(new InputResolution(448), new InputResolution(112)),
          List.of(new JpegQuality(95)));

  /** As many as four steps of four actions can lead to. */
  private static final int ALL = 256;

  @ParameterizedTest
  @ValueSource(longs = {1, 7, 8, 13, 18, 23, 30})
  void findsTheBestOfAllSequences(long seed) {
    for (TraceGenerator.Kind kind : TraceGenerator.Kind.values()) {
      Scenario flight = flight(kind, seed, 20);
      assertThat(quality(Oracle.ofSequences(SETUP, ALL), flight))
          .isCloseTo(bestOfAll(flight), within(1e-12));
    }
  }

  @Test
  void findsItWhereTheProfileEndsTheFlight() {
    Scenario flight =
        Scenario.whole(
            SyntheticFlights.flight(FOUR_ACTIONS, 17, 5),
            TraceGenerator.generate(TraceGenerator.Kind.LTE, 100, 5),
            Conditions.NOMINAL);
    assertThat(quality(Oracle.ofSequences(SETUP, ALL), flight))
        .isCloseTo(bestOfAll(flight), within(1e-12));
  }

  @Test
  void gainsWhereTheBestActionOfAStepSpoilsALaterOne() {
    Scenario flight = flight(TraceGenerator.Kind.NR, 9, 20);
    double eachBest = quality(Oracle.ofEachStep(SETUP), flight);
    assertThat(quality(Oracle.ofSequences(SETUP, ALL), flight)).isGreaterThan(eachBest + 0.03);
    assertThat(quality(Oracle.ofSequences(SETUP, 4), flight)).isGreaterThan(eachBest + 0.03);
  }

  @Test
  void isNeverWorseThanTheBestOfEachStepHoweverNarrow() {
    for (long seed = 1; seed <= 10; seed++) {
      Scenario flight = flight(TraceGenerator.Kind.LTE_DRONE, seed, 60);
      double eachBest = quality(Oracle.ofEachStep(SETUP), flight);
      for (int width : new int[] {1, 2, 3}) {
        assertThat(quality(Oracle.ofSequences(SETUP, width), flight))
            .isGreaterThanOrEqualTo(eachBest - 1e-12);
      }
    }
  }

  @Test
  void takesTheBestActionOfEachStep() {
    Scenario flight = flight(TraceGenerator.Kind.LTE, 3, 20);
    StepSimulator simulator = new StepSimulator(SETUP);
    StepSimulator trial = new StepSimulator(SETUP);
    simulator.start(flight, false, FrameSink.NONE);
    for (int action : Oracle.ofEachStep(SETUP).actions(flight)) {
      double[] quality = trial.foresee(simulator, Objective.QON);
      assertThat(quality[action]).isEqualTo(Arrays.stream(quality).max().orElseThrow());
      simulator.run(action);
    }
    assertThat(simulator.over()).isTrue();
  }

  @Test
  void takesTheSoonestOfThoseThatAreEquallyGood() {
    int frames = 200;
    int cells = frames * FOUR_ACTIONS.size();
    long[] bytes = new long[cells];
    Arrays.fill(bytes, 1000);
    FlightProfile straight =
        new FlightProfile(
            "straight",
            FOUR_ACTIONS,
            IntStream.range(0, frames).mapToDouble(f -> f / 10.0).toArray(),
            new double[cells],
            new double[cells],
            bytes);
    int soonOnboard = 1;
    int soonAtTheEdge = 3;
    assertThat(chosen(straight, 20e6)).isNotEmpty().containsOnly(soonAtTheEdge);
    assertThat(chosen(straight, 0.2e6)).isNotEmpty().containsOnly(soonOnboard);
  }

  private static int[] chosen(FlightProfile profile, double bitsPerSecond) {
    return Oracle.ofEachStep(SETUP)
        .actions(
            Scenario.whole(profile, BandwidthTrace.constant(bitsPerSecond), Conditions.NOMINAL));
  }

  @Test
  void needsABeam() {
    assertThatThrownBy(() -> Oracle.ofSequences(SETUP, 0)).hasMessageContaining("beam");
  }

  private static double quality(Oracle oracle, Scenario flight) {
    return oracle.fly(List.of(flight)).qualityOfNavigation();
  }

  private static Scenario flight(TraceGenerator.Kind kind, long seed, double seconds) {
    return new Scenario(
        SyntheticFlights.flight(FOUR_ACTIONS, 2 * seconds, seed),
        TraceGenerator.generate(kind, 100, seed),
        Conditions.NOMINAL,
        3,
        seconds,
        0);
  }

  private static double bestOfAll(Scenario flight) {
    StepSimulator start = new StepSimulator(SETUP);
    start.start(flight, false, FrameSink.NONE);
    return bestOfAll(start, 0, 0);
  }

  private static double bestOfAll(StepSimulator from, double sum, int steps) {
    if (from.over()) {
      return sum / steps;
    }
    double best = 0;
    for (int action = 0; action < FOUR_ACTIONS.size(); action++) {
      StepSimulator next = new StepSimulator(SETUP);
      next.copyFrom(from);
      next.run(action);
      int scored = steps + (next.tally().scored() > 0 ? 1 : 0);
      best = Math.max(best, bestOfAll(next, sum + next.tally().qualityOfNavigation(), scored));
    }
    return best;
  }
}
