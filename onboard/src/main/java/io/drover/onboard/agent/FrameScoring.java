package io.drover.onboard.agent;

import io.drover.navigation.QualityOfNavigation;
import io.drover.onboard.CapturedFrame;
import io.drover.onboard.FlightLog;
import io.drover.onboard.FrameRecord;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Holds back each frame's record until the next frame is captured, because only that one shows the
 * scene in which the command took effect; then scores and logs it.
 */
final class FrameScoring {
  private final double toleranceRadians;
  private final Optional<Reference> reference;
  private final Executor executor;
  private final FlightLog log;
  private Optional<FrameRecord> held = Optional.empty();

  FrameScoring(
      double toleranceRadians, Optional<Reference> reference, Executor executor, FlightLog log) {
    this.toleranceRadians = toleranceRadians;
    this.reference = reference;
    this.executor = executor;
    this.log = log;
  }

  /** Holds a frame's record back. */
  void hold(FrameRecord unscored) {
    held = Optional.of(unscored);
  }

  /**
   * Logs the record that is held, if there is one.
   *
   * @param atEffect the frame that was captured when its command took effect; the record stays
   *     unscored without it
   */
  void finish(Optional<CapturedFrame> atEffect) {
    held.ifPresent(record -> executor.execute(() -> log.record(scored(record, atEffect))));
    held = Optional.empty();
  }

  private FrameRecord scored(FrameRecord record, Optional<CapturedFrame> atEffect) {
    if (reference.isEmpty() || atEffect.isEmpty()) {
      return record;
    }
    double truth = reference.get().steeringRadians(atEffect.get());
    return record.scored(
        truth,
        QualityOfNavigation.succeeds(record.output().steeringRadians(), truth, toleranceRadians));
  }
}
