package io.drover.onboard.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.navigation.DecisionSpace;
import io.drover.navigation.FidelityPrior;
import io.drover.navigation.OffloadDecision;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final DecisionSpace SPACE = DecisionSpace.a3d(448);
  private static final int LOWEST = 2;
  private static final int EDGE = 3;

  private final History history = new History(SPACE, 0.13, 1, FidelityPrior.UNKNOWN);

  private RecentPast at(double bandwidth, double latency, double transmit) {
    double[] latencies = new double[SPACE.size()];
    double[] transmits = new double[SPACE.size()];
    Arrays.fill(latencies, latency);
    Arrays.fill(transmits, EDGE, SPACE.size(), transmit);
    return history.at(new double[] {bandwidth}, latencies, transmits);
  }

  private double persistence(double latency) {
    return at(1e6, latency, 0).persistence()[0];
  }

  @Test
  void expectsAllToStayBeforeItHasSeenAnything() {
    RecentPast past = at(1e6, 0.1, 0);
    assertThat(past.persistence()).containsOnly(1);
    assertThat(past.expectedQuality()).containsOnly(1);
    assertThat(past.bandwidthSpread()).isZero();
    assertThat(past.bandwidthTrend()).isZero();
  }

  @Test
  void knowsBothEdgesByOneLookButEachLinkByItself() {
    DecisionSpace two = SPACE.withEdges(2);
    History both = new History(two, 0.13, 1, FidelityPrior.UNKNOWN);
    int second = two.size() - SPACE.size() + EDGE;
    both.lookAt(1, 0.5, 0.5);
    both.tried(second, 0.7, 0.5);
    double[] latencies = new double[two.size()];
    RecentPast past = RecentPast.unknown(two.size());
    for (int i = 0; i < 8; i++) {
      double[] bandwidths = {i % 2 == 0 ? 1e6 : 4e6, 2e6};
      past = both.at(bandwidths, latencies, latencies);
    }
    assertThat(past.meanErrorRadians()[EDGE]).isCloseTo(0.2, within(1e-9));
    assertThat(past.meanErrorRadians()[second]).isCloseTo(0.2, within(1e-9));
    // the first edge's link is the faster one at the end, and the one that wavers
    assertThat(past.bandwidthSpread()).isCloseTo(Math.log(2), within(1e-9));
    past = both.at(new double[] {1e6, 2e6}, latencies, latencies);
    assertThat(past.bandwidthSpread()).isCloseTo(0, within(1e-6));
    assertThat(both.due(true)).allMatch(decision -> decision.edge() <= 1);
  }

  @Test
  void tellsForHowLongOutputsOfASteadyTurnStayRight() {
    // 0.4 rad/s: an output is right for 0.325 s
    for (int i = 0; i <= 50; i++) {
      history.add(i * 0.1, 0.04 * i);
    }
    assertThat(persistence(0)).isEqualTo(1);
    assertThat(persistence(0.3)).isEqualTo(1);
    assertThat(persistence(0.35)).isZero();
    assertThat(persistence(1)).isZero();
  }

  @Test
  void countsTheShareOfTheTimeThatWasSteady() {
    // straight on for 5 s, then a turn of 1 rad/s for 5 s
    for (int i = 0; i <= 1000; i++) {
      history.add(i * 0.01, Math.max(0, i * 0.01 - 5));
    }
    // of the 9 s that are followed by another, those up to 4.13 s; from a sample of 32
    assertThat(persistence(1)).isCloseTo(4.13 / 9, within(1 / 32.0));
  }

  @Test
  void forgetsWhatIsOlderThanTenSeconds() {
    for (int i = 0; i <= 100; i++) {
      history.add(i * 0.1, i);
    }
    for (int i = 101; i <= 5000; i++) {
      history.add(i * 0.1, 0);
    }
    assertThat(persistence(0.5)).isEqualTo(1);
  }

  @Test
  void tellsHowTheBandwidthSpreadAndMoved() {
    for (int i = 0; i < 20; i++) {
      at(5e5, 0.1, 0);
    }
    for (int i = 0; i < 4; i++) {
      at(1e6, 0.1, 0);
    }
    RecentPast past = at(1e6, 0.1, 0);
    // three of eight at half the rate
    assertThat(past.bandwidthTrend()).isCloseTo(Math.log(2) * 3 / 8, within(1e-9));
    assertThat(past.bandwidthSpread())
        .isCloseTo(Math.log(2) * Math.sqrt(3.0 / 8 * 5 / 8), within(1e-9));
  }

  @Test
  void looksAtEveryOtherActionBeforeTheFlightAndThenInTurn() {
    Set<OffloadDecision> others = new HashSet<>(SPACE.decisions());
    others.remove(SPACE.local());
    others.remove(SPACE.decision(LOWEST));
    assertThat(history.due(false)).containsExactlyInAnyOrderElementsOf(others);
    assertThat(history.lookAt(7, 0, 0)).isTrue();
    Set<OffloadDecision> seen = new HashSet<>();
    for (int i = 0; i < 10; i++) {
      List<OffloadDecision> due = history.due(true);
      assertThat(due).isNotEmpty().doesNotHaveDuplicates();
      seen.addAll(due);
    }
    assertThat(seen).isEqualTo(others);
  }

  @Test
  void looksNoFurtherWhileTheDronesComputerIsBusy() {
    history.lookAt(7, 0, 0);
    assertThat(history.due(false)).isEmpty();
  }

  @Test
  void passesOverALookThatItHadBefore() {
    assertThat(history.lookAt(7, 0.1, 0.3)).isTrue();
    assertThat(history.lookAt(7, 0.1, 0.3)).isFalse();
    assertThat(at(1e6, 0.1, 0).looks()[LOWEST]).isEqualTo(1);
  }

  @Test
  void beginsWithWhatOtherFlightsHaveShown() {
    double[] errors = new double[FidelityPrior.ERRORS];
    Arrays.fill(errors, 0, errors.length / 2, 0.3);
    FidelityPrior prior = new FidelityPrior(Map.of(SPACE.decision(LOWEST), errors));
    History known = new History(SPACE, 0.13, 1, prior);
    RecentPast before =
        known.at(new double[] {1e6}, new double[SPACE.size()], new double[SPACE.size()]);
    assertThat(before.looks()[LOWEST]).isCloseTo(12, within(1e-9));
    assertThat(before.agreement()[LOWEST]).isCloseTo(0.5, within(0.03));
    assertThat(before.meanErrorRadians()[LOWEST]).isCloseTo(0.15, within(0.01));
    assertThat(before.expectedQuality()[LOWEST]).isCloseTo(0.5, within(1e-9));
    assertThat(before.looks()[EDGE]).isZero();
    for (int frame = 0; frame < 24; frame++) {
      known.lookAt(frame, 0, 0);
    }
    RecentPast after =
        known.at(new double[] {1e6}, new double[SPACE.size()], new double[SPACE.size()]);
    assertThat(after.agreement()[LOWEST]).isBetween(0.8, 0.9);
    assertThat(after.expectedQuality()[LOWEST]).isEqualTo(1);
  }

  @Test
  void remembersWhatWasExpectedBefore() {
    for (int frame = 0; frame < 24; frame++) {
      history.lookAt(frame, 0, 0.5);
    }
    for (int decision = 0; decision < 4; decision++) {
      assertThat(at(1e6, 0.1, 0).usualQuality()[LOWEST]).isZero();
    }
    for (int frame = 24; frame < 48; frame++) {
      history.lookAt(frame, 0, 0);
    }
    RecentPast past = at(1e6, 0.1, 0);
    assertThat(past.expectedQuality()[LOWEST]).isEqualTo(1);
    // one of five decisions, a little more than the older ones
    assertThat(past.usualQuality()[LOWEST]).isBetween(0.2, 0.21);
  }

  @Test
  void learnsWhatAnActionLoses() {
    for (int frame = 0; frame < 4; frame++) {
      history.lookAt(frame, 0, frame % 2 == 0 ? 0 : 0.4);
      history.tried(EDGE, 0.02, 0);
    }
    RecentPast past = at(1e6, 0.1, 0);
    assertThat(past.agreement()[0]).isEqualTo(1);
    assertThat(past.agreement()[EDGE]).isEqualTo(1);
    assertThat(past.meanErrorRadians()[EDGE]).isCloseTo(0.02, within(1e-9));
    assertThat(past.rootMeanSquareRadians()[LOWEST]).isCloseTo(0.4 / Math.sqrt(2), within(0.01));
    // the last look of four was 0.4 off, the one before was not
    assertThat(past.lateErrorRadians()[LOWEST]).isBetween(0.14, 0.3);
    assertThat(past.agreement()[LOWEST]).isCloseTo(0.5, within(0.05));
    assertThat(past.expectedQuality()[LOWEST]).isCloseTo(0.5, within(1e-9));
    // far inside ε is nearly certain, as more than a few looks would show
    assertThat(past.expectedQuality()[EDGE]).isBetween(0.9, 1.0);
    assertThat(past.expectedQuality()[0]).isEqualTo(1);
  }

  @Test
  void expectsTheLowestResolutionLateWhereADeadlineWillPass() {
    for (int i = 0; i <= 100; i++) {
      history.add(i * 0.1, 0);
    }
    history.lookAt(1, 0, 0.5);
    double[] latencies = new double[SPACE.size()];
    double[] transmits = new double[SPACE.size()];
    latencies[EDGE] = 3;
    transmits[EDGE] = 2.9;
    RecentPast past = history.at(new double[] {1e6}, latencies, transmits);
    // in time it would be right; so late it is the lowest resolution on board, which is wrong
    assertThat(past.expectedQuality()[EDGE]).isZero();
    assertThat(past.expectedQuality()[0]).isEqualTo(1);
  }

  @Test
  void expectsLessOfAnActionWhoseLatencyIsUncertain() {
    // ±0.4 rad/s: ε is passed after 0.325 s
    for (int i = 0; i <= 100; i++) {
      history.add(i * 0.1, 0.04 * i);
    }
    double certain = at(1e6, 0.25, 0).expectedQuality()[EDGE];
    assertThat(certain).isGreaterThan(0.5);
    assertThat(at(1e5, 0.25, 0.24).expectedQuality()[EDGE]).isLessThan(certain);
  }
}
