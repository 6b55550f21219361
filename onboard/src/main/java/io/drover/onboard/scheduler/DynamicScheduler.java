package io.drover.onboard.scheduler;

import io.drover.navigation.DecisionSpace;
import java.util.stream.IntStream;

/**
 * A3D's Dynamic: of Local and Offload, the one that is estimated to be faster; of several edge
 * servers the fastest.
 */
public final class DynamicScheduler implements Scheduler {
  private final DecisionSpace space;
  private final int[] candidates;

  public DynamicScheduler(DecisionSpace space) {
    this.space = space;
    int reference = space.indexOf(space.reference());
    this.candidates =
        IntStream.concat(
                IntStream.of(space.indexOf(space.local())),
                IntStream.range(0, space.size()).filter(a -> space.fidelity(a) == reference))
            .toArray();
  }

  @Override
  public Choice decide(DecisionState state) {
    double[] latency = state.predictedLatencySeconds();
    int best = candidates[0];
    for (int action : candidates) {
      if (latency[action] < latency[best]) {
        best = action;
      }
    }
    return Choice.of(space.decision(best));
  }

  @Override
  public boolean watchesLink() {
    return true;
  }
}
