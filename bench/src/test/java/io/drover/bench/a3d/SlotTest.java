package io.drover.bench.a3d;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.link.BandwidthTrace;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.profile.FlightProfile;
import io.drover.rl.flight.FlightSetup;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlotTest {
  private static final DecisionSpace SPACE = DecisionSpace.a3d(448);
  private static final double FRAMES_PER_SECOND = 10;

  /**
   * Straight for ten seconds, then a turn that tightens; in its first five seconds the lowest
   * resolution sees 0.2 rad too much.
   */
  private static FlightProfile flight(double seconds) {
    int frames = (int) (seconds * FRAMES_PER_SECOND) + 1;
    double[] times = new double[frames];
    double[] steering = new double[frames * SPACE.size()];
    double[] collision = new double[frames * SPACE.size()];
    long[] bytes = new long[frames * SPACE.size()];
    for (int f = 0; f < frames; f++) {
      times[f] = f / FRAMES_PER_SECOND;
      double truth = Math.max(0, times[f] - 10);
      for (int a = 0; a < SPACE.size(); a++) {
        boolean lowest = SPACE.decision(a).resolution().equals(SPACE.lowestResolution());
        steering[f * SPACE.size() + a] = truth + (lowest && times[f] < 5 ? 0.2 : 0);
        bytes[f * SPACE.size() + a] = SPACE.decision(a).offloaded() ? 10_000 : 0;
      }
    }
    return new FlightProfile("made", SPACE, times, steering, collision, bytes);
  }

  private static List<Slot> slots(double seconds, int action) {
    return Slot.of(flight(seconds), action, BandwidthTrace.constant(20e6), FlightSetup.DEFAULT);
  }

  @Test
  void saysWhatTheSceneWasLikeAndWhatCameOfIt() {
    List<Slot> slots = slots(17, SPACE.indexOf(SPACE.local()));
    assertThat(slots).hasSize(3);
    Slot coarse = slots.get(0);
    assertThat(coarse.complexity()).isCloseTo(0.2, within(1e-9));
    assertThat(coarse.dynamics()).isZero();
    assertThat(coarse.dynamicsBefore()).isNaN();
    assertThat(coarse.qualityOfNavigation()).isEqualTo(1);
    Slot straight = slots.get(1);
    assertThat(straight.complexity()).isZero();
    assertThat(straight.complexityBefore()).isZero();
    Slot turn = slots.get(2);
    // 0.7 s at 1 rad/s are more than ε; σ of what rises evenly over 5 s is 5/√12
    assertThat(turn.qualityOfNavigation()).isZero();
    assertThat(turn.dynamics()).isCloseTo(5 / Math.sqrt(12), within(0.2));
    assertThat(turn.dynamicsBefore()).isZero();
  }

  @Test
  void onlyWholeOnesCount() {
    assertThat(slots(10.5, 0)).hasSize(1);
    assertThat(slots(3, 0)).isEmpty();
  }
}
