package io.drover.onboard.scheduler;

/**
 * Chooses location, resolution and quality once per scheduling step. One thread; cheap (a decision
 * is far shorter than a frame).
 */
public interface Scheduler extends AutoCloseable {
  /** What to do with the frames of the next step. */
  Choice decide(DecisionState state);

  /** Whether its choice depends on the link, so that the link must be measured even when unused. */
  boolean watchesLink();

  @Override
  default void close() {}
}
