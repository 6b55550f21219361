package io.drover.onboard.agent;

import io.drover.core.id.EdgeId;
import io.drover.navigation.NavigationOutput;
import io.drover.navigation.OffloadDecision;
import io.drover.onboard.perception.FrameOutcome;
import io.drover.onboard.perception.StageTimes;
import java.util.Optional;

/**
 * What became of a frame between capture and command.
 *
 * @param output what the network saw
 * @param executed what was really done: differs from the decision after a fallback
 * @param servedBy the edge that inferred it, if one with a name did
 * @param bytes sent for it
 */
record Seen(
    NavigationOutput output,
    OffloadDecision executed,
    FrameOutcome outcome,
    Optional<EdgeId> servedBy,
    StageTimes stages,
    long bytes) {}
