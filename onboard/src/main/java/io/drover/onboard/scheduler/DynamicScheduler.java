package io.drover.onboard.scheduler;

import io.drover.navigation.DecisionSpace;

/** A3D's Dynamic: of Local and Offload, the one that is estimated to be faster. */
public final class DynamicScheduler implements Scheduler {
  private final DecisionSpace space;
  private final int local;
  private final int offload;

  public DynamicScheduler(DecisionSpace space) {
    this.space = space;
    this.local = space.indexOf(space.local());
    this.offload = space.indexOf(space.reference());
  }

  @Override
  public Choice decide(DecisionState state) {
    double[] latency = state.predictedLatencySeconds();
    return Choice.of(space.decision(latency[offload] < latency[local] ? offload : local));
  }

  @Override
  public boolean watchesLink() {
    return true;
  }
}
