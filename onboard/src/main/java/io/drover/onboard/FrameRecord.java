package io.drover.onboard;

import io.drover.core.id.EdgeId;
import io.drover.navigation.NavigationOutput;
import io.drover.navigation.OffloadDecision;
import io.drover.onboard.command.StandingOrders;
import io.drover.onboard.perception.FrameOutcome;
import io.drover.onboard.perception.StageTimes;
import io.drover.onboard.scheduler.Choice;
import io.drover.onboard.scheduler.DecisionState;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * All that is known of one frame: telemetry, replay and reports are made from this and nothing
 * else.
 *
 * @param frame number within the flight
 * @param captureSeconds when it was captured, on the agent's clock
 * @param latencySeconds end to end: capture → command (A3D's t_delay)
 * @param state what the scheduler knew when it last decided
 * @param choice what it chose, and why
 * @param executed what was really done: differs from the choice after a fallback
 * @param outcome how the frame went
 * @param servedBy the edge that inferred it; empty on board, or of an edge without a name
 * @param stages where the time went
 * @param output what the network saw (raw: neither compensated nor governed)
 * @param command what the vehicle was told
 * @param bytesSent of this frame and of probes since the one before
 * @param referenceSteeringRadians θ_gt when the command took effect; empty where nobody can tell
 * @param success whether the raw steering fits the reference within ε; false without a reference
 * @param orders what commands had left in force
 */
public record FrameRecord(
    long frame,
    double captureSeconds,
    double latencySeconds,
    DecisionState state,
    Choice choice,
    OffloadDecision executed,
    FrameOutcome outcome,
    Optional<EdgeId> servedBy,
    StageTimes stages,
    NavigationOutput output,
    VelocityCommand command,
    long bytesSent,
    OptionalDouble referenceSteeringRadians,
    boolean success,
    StandingOrders orders) {
  /** The same frame, held against what is right. */
  public FrameRecord scored(double referenceSteering, boolean fits) {
    return new FrameRecord(
        frame,
        captureSeconds,
        latencySeconds,
        state,
        choice,
        executed,
        outcome,
        servedBy,
        stages,
        output,
        command,
        bytesSent,
        OptionalDouble.of(referenceSteering),
        fits,
        orders);
  }

  /** When the command took effect. */
  public double effectSeconds() {
    return captureSeconds + latencySeconds;
  }
}
