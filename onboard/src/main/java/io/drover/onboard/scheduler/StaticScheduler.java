package io.drover.onboard.scheduler;

import io.drover.navigation.DecisionSpace;
import io.drover.navigation.OffloadDecision;

/** Always the same action: A3D's baselines Local and Offload, and any other constant. */
public final class StaticScheduler implements Scheduler {
  private final Choice choice;

  public StaticScheduler(OffloadDecision decision) {
    this.choice = Choice.of(decision);
  }

  /** A3D's Local: highest resolution, on board. */
  public static StaticScheduler local(DecisionSpace space) {
    return new StaticScheduler(space.local());
  }

  /** A3D's Offload: highest resolution and quality, at the edge. */
  public static StaticScheduler offload(DecisionSpace space) {
    return new StaticScheduler(space.reference());
  }

  @Override
  public Choice decide(DecisionState state) {
    return choice;
  }

  @Override
  public boolean watchesLink() {
    return false;
  }
}
