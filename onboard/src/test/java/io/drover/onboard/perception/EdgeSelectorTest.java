package io.drover.onboard.perception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EdgeSelectorTest {
  private static final HandoverOptions OPTIONS = new HandoverOptions(0.2, 4, 3, 2);
  private static final EdgeOutlook GONE = new EdgeOutlook(false, 0, Double.POSITIVE_INFINITY);

  private final EdgeSelector selector = new EdgeSelector(OPTIONS, () -> 0);

  private static EdgeOutlook in(double seconds) {
    return new EdgeOutlook(true, 0, seconds);
  }

  /** Although its link looked fast. */
  private static EdgeOutlook missed(double seconds) {
    return new EdgeOutlook(true, seconds, 0.01);
  }

  private int at(double now, EdgeOutlook... outlooks) {
    return selector.choose(now, List.of(outlooks));
  }

  @Test
  void beginsWithTheFastest() {
    assertThat(at(0, in(0.3), in(0.29), in(0.5))).isEqualTo(1);
  }

  @Test
  void beginsOnceThereIsOne() {
    assertThat(at(0, GONE, GONE)).isZero();
    assertThat(at(1, GONE, in(Double.POSITIVE_INFINITY))).isEqualTo(1);
  }

  @Test
  void goesToAnotherThatStaysClearlyFaster() {
    at(0, in(0.1), in(0.2));
    assertThat(at(1, in(0.3), in(0.2))).isZero();
    assertThat(at(4.9, in(0.3), in(0.2))).isZero();
    assertThat(at(5, in(0.3), in(0.2))).isEqualTo(1);
  }

  @Test
  void countsFromTheBeginningAfterABreak() {
    at(0, in(0.1), in(0.2));
    at(1, in(0.3), in(0.2));
    at(4, in(0.21), in(0.2));
    assertThat(at(5, in(0.3), in(0.2))).isZero();
    assertThat(at(8.9, in(0.3), in(0.2))).isZero();
    assertThat(at(9, in(0.3), in(0.2))).isEqualTo(1);
  }

  @Test
  void staysWhenAnotherIsALittleFaster() {
    at(0, in(0.1), in(0.2));
    for (int now = 1; now < 100; now++) {
      assertThat(at(now, in(0.24), in(0.2))).isZero();
      assertThat(at(now, in(0.010), in(0.006))).as("nobody could tell").isZero();
    }
  }

  @Test
  void leavesAnEdgeThatIsGoneAtOnceAndComesBackSlowly() {
    at(0, in(0.1), in(0.2), in(0.15));
    assertThat(at(1, GONE, in(0.2), in(0.15))).isEqualTo(2);
    assertThat(at(2, in(0.1), in(0.2), in(0.15))).isEqualTo(2);
    assertThat(at(6, in(0.1), in(0.2), in(0.15))).isZero();
  }

  @Test
  void staysWhereItIsWhenAllAreGone() {
    at(0, in(0.2), in(0.1));
    assertThat(at(1, GONE, GONE)).isEqualTo(1);
    assertThat(at(2, GONE, in(0.1))).isEqualTo(1);
  }

  @Test
  void isDrivenAwayByAMissedDeadline() {
    at(0, in(0.1), in(0.2));
    assertThat(at(1, missed(1.4), in(0.2))).isEqualTo(1);
  }

  @Test
  void isNotDrivenToWhereItIsNoFaster() {
    at(0, in(0.1), in(0.2));
    assertThat(at(1, missed(1.4), in(1.3))).isZero();
  }

  @Test
  void givesANewEdgeTimeToSettleIn() {
    at(0, in(0.1), in(0.2));
    at(1, missed(1.4), in(0.2));
    assertThat(at(2, in(0.3), missed(1.4))).isEqualTo(1);
    assertThat(at(3.9, in(0.3), missed(1.4))).isEqualTo(1);
    assertThat(at(4, in(0.3), missed(1.4))).isZero();
  }

  @Test
  void goesNowhereBecauseMeasurementsJitter() {
    SplittableRandom random = new SplittableRandom(1);
    int handovers = 0;
    int before = at(0, in(0.2), in(0.2));
    for (int i = 1; i < 50_000; i++) {
      // two alike, each seen up to 60 % slower than it is
      int now = at(i * 0.2, in(0.2 * jitter(random)), in(0.2 * jitter(random)));
      handovers += now == before ? 0 : 1;
      before = now;
    }
    assertThat(handovers).isZero();
  }

  private static double jitter(SplittableRandom random) {
    return 1 + 0.6 * random.nextDouble();
  }

  /** However measurements wander: of reachable edges none is left before it has been held out. */
  @Test
  void movesNoMoreOftenThanItHolds() {
    SplittableRandom random = new SplittableRandom(2);
    double last = Double.NEGATIVE_INFINITY;
    double[] seconds = {0.2, 0.2, 0.2};
    int before = at(0, in(0.2), in(0.2), in(0.2));
    int handovers = 0;
    for (int i = 1; i < 50_000; i++) {
      for (int edge = 0; edge < seconds.length; edge++) {
        double wander = Math.exp(random.nextDouble(-0.2, 0.2));
        seconds[edge] = Math.max(0.02, Math.min(2, seconds[edge] * wander));
      }
      double time = i * 0.2;
      int now = selector.choose(time, Arrays.stream(seconds).mapToObj(s -> in(s)).toList());
      if (now != before) {
        assertThat(time - last).isGreaterThanOrEqualTo(OPTIONS.holdSeconds());
        last = time;
        handovers++;
      }
      before = now;
    }
    assertThat(handovers).as("wandering edges are followed").isGreaterThan(100);
  }

  @Test
  void holdsUpToTwiceAsLongAsItMust() {
    for (int seed = 0; seed < 100; seed++) {
      EdgeSelector one = new EdgeSelector(OPTIONS, new SplittableRandom(seed));
      one.choose(0, List.of(in(0.1), in(0.2)));
      double now = 0;
      while (one.choose(now, List.of(in(0.3), in(0.2))) == 0) {
        now += 0.1;
      }
      assertThat(now).isBetween(4.0, 8.1);
    }
  }

  /**
   * All decide at the same moments, and all know of the edge that they are not at what was two
   * seconds ago.
   */
  @Test
  void aHerdThatBeganAtOneEdgeSpreadsAndComesToRest() {
    int drones = 8;
    List<EdgeSelector> herd = new ArrayList<>();
    int[] at = new int[drones];
    double[] offered = new double[drones];
    for (int drone = 0; drone < drones; drone++) {
      herd.add(new EdgeSelector(OPTIONS, new SplittableRandom(drone)));
      offered[drone] = 0.2;
    }
    double lastMoved = 0;
    for (int step = 0; step < 600; step++) {
      int[] before = at.clone();
      for (int drone = 0; drone < drones; drone++) {
        int here = before[drone];
        long mates = Arrays.stream(before).filter(edge -> edge == here).count();
        if (step % 10 == 0) {
          offered[drone] = 0.08 * (drones - mates + 1);
        }
        EdgeOutlook[] seen = new EdgeOutlook[2];
        seen[here] = in(0.08 * mates);
        seen[1 - here] = in(step == 0 ? 1 : offered[drone]);
        at[drone] = herd.get(drone).choose(step * 0.2, List.of(seen));
        lastMoved = at[drone] == here ? lastMoved : step * 0.2;
      }
    }
    assertThat(Arrays.stream(at).sum()).isBetween(3, 5);
    assertThat(lastMoved).isPositive().isLessThan(60);
  }

  @Test
  void refusesOptionsThatCannotBe() {
    assertThatThrownBy(() -> new HandoverOptions(1, 4, 3, 2)).hasMessageContaining("margin is 1");
    assertThatThrownBy(() -> new HandoverOptions(0.2, -1, 3, 2))
        .hasMessageContaining("hold_seconds is -1");
    assertThatThrownBy(() -> new HandoverOptions(0.2, 4, Double.NaN, 2))
        .hasMessageContaining("settle_seconds is NaN");
    assertThatThrownBy(() -> new HandoverOptions(0.2, 4, 3, 0))
        .hasMessageContaining("stand_by_seconds is 0");
  }
}
