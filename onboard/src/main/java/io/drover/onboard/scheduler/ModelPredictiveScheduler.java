package io.drover.onboard.scheduler;

import io.drover.navigation.DecisionSpace;
import java.util.Arrays;

/**
 * The strong baseline without learning: a model-predictive controller with a horizon of one step.
 *
 * <p>Bandwidth is predicted as the harmonic mean of the last transfers' rates, as in Yin et al.
 * (SIGCOMM 2015), with their spread around it; from it follows each action's latency, and from that
 * and what was seen of motion and fidelity its expected QoN ({@link History}). That of the last
 * seconds is held back by that of the whole flight, which is less exact but of more samples. The
 * action with the highest is taken, and of those that are as good within {@value #MARGIN} the
 * fastest. A longer horizon would see nothing more: a step hardly changes the next.
 */
public final class ModelPredictiveScheduler implements Scheduler {
  /** What the expectation cannot tell apart: a few samples of motion are all that it knows. */
  private static final double MARGIN = 0.003;

  /** What the whole flight weighs against the last seconds; half or more does about as well. */
  private static final double USUAL = 0.8;

  private static final double[] NONE = {};

  private final DecisionSpace space;

  public ModelPredictiveScheduler(DecisionSpace space) {
    this.space = space;
  }

  @Override
  public Choice decide(DecisionState state) {
    double[] expected = expected(state.recent());
    double[] latency = state.predictedLatencySeconds();
    double highest = Arrays.stream(expected).max().orElseThrow();
    int best = -1;
    for (int a = 0; a < expected.length; a++) {
      if (expected[a] >= highest - MARGIN && (best < 0 || latency[a] < latency[best])) {
        best = a;
      }
    }
    return new Choice(space.decision(best), NONE, expected);
  }

  private static double[] expected(RecentPast recent) {
    double[] expected = new double[recent.expectedQuality().length];
    for (int a = 0; a < expected.length; a++) {
      expected[a] = (1 - USUAL) * recent.expectedQuality()[a] + USUAL * recent.usualQuality()[a];
    }
    return expected;
  }

  @Override
  public boolean watchesLink() {
    return true;
  }
}
