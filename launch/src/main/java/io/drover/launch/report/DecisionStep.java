package io.drover.launch.report;

import io.drover.core.id.EdgeId;
import io.drover.onboard.FrameRecord;
import io.drover.onboard.scheduler.Choice;
import io.drover.onboard.scheduler.DecisionState;
import java.util.ArrayList;
import java.util.List;

/**
 * One scheduling decision and what became of its frames.
 *
 * @param frame number of its first frame, in the order of the records
 * @param startSeconds capture of its first frame, on the clock of the records
 * @param endSeconds capture of the next decision's first frame, or the flight's last command
 * @param frames that it held for
 * @param fallbacks of these, how many the edge did not answer
 * @param servedBy the edges that served some of them, in the order in which they came to it
 * @param scored of these, how many have a reference
 * @param successes of these, how many fit it
 * @param meanLatencySeconds capture → command
 */
public record DecisionStep(
    int frame,
    double startSeconds,
    double endSeconds,
    DecisionState state,
    Choice choice,
    int frames,
    int fallbacks,
    List<EdgeId> servedBy,
    int scored,
    int successes,
    double meanLatencySeconds) {

  /** The decisions behind consecutive records, in order. */
  public static List<DecisionStep> of(List<FrameRecord> records) {
    List<DecisionStep> steps = new ArrayList<>();
    int from = 0;
    for (int to = 1; to <= records.size(); to++) {
      if (to == records.size() || isNewDecision(records.get(from), records.get(to))) {
        double end =
            to < records.size()
                ? records.get(to).captureSeconds()
                : records.get(to - 1).effectSeconds();
        steps.add(of(from, end, records.subList(from, to)));
        from = to;
      }
    }
    return steps;
  }

  /** A decision that repeats the one before is told from it by the state it was made in. */
  private static boolean isNewDecision(FrameRecord first, FrameRecord later) {
    return !first.state().equals(later.state()) || !first.choice().equals(later.choice());
  }

  private static DecisionStep of(int index, double endSeconds, List<FrameRecord> frames) {
    FrameRecord first = frames.get(0);
    return new DecisionStep(
        index,
        first.captureSeconds(),
        endSeconds,
        first.state(),
        first.choice(),
        frames.size(),
        (int) frames.stream().filter(r -> r.outcome().fallback()).count(),
        frames.stream().flatMap(r -> r.servedBy().stream()).distinct().toList(),
        (int) frames.stream().filter(r -> r.referenceSteeringRadians().isPresent()).count(),
        (int)
            frames.stream()
                .filter(r -> r.referenceSteeringRadians().isPresent() && r.success())
                .count(),
        frames.stream().mapToDouble(FrameRecord::latencySeconds).average().orElse(0));
  }
}
