package io.drover.rl.training;

import io.drover.onboard.scheduler.StateEncoding;
import io.drover.rl.flight.Objective;
import java.util.List;

/**
 * What a scheduler learns, and how.
 *
 * @param encoding what the policy is told
 * @param hidden widths of the actor's hidden layers; empty for those that suit the encoding
 * @param steps scheduling steps to learn for
 */
public record LearningOptions(
    Algorithm algorithm,
    Objective objective,
    StateEncoding encoding,
    List<Integer> hidden,
    long steps) {
  /** What the shipped policy is learnt by; takes some three minutes on a core that is free. */
  public static final LearningOptions DEFAULT =
      new LearningOptions(
          Algorithm.AGGREVATE, Objective.QON, StateEncoding.OUTLOOK, List.of(), 500_000);

  private static final int WIDEST = 4096;

  public LearningOptions {
    hidden = List.copyOf(hidden);
    for (int width : hidden) {
      if (width < 1 || width > WIDEST) {
        throw new IllegalArgumentException("hidden is " + width + ": give 1 to " + WIDEST);
      }
    }
    if (steps < 1) {
      throw new IllegalArgumentException("steps is " + steps + ": give 1 or more");
    }
  }

  /** The same by another algorithm. */
  public LearningOptions with(Algorithm other) {
    return new LearningOptions(other, objective, encoding, hidden, steps);
  }

  /** The same for another objective. */
  public LearningOptions with(Objective other) {
    return new LearningOptions(algorithm, other, encoding, hidden, steps);
  }

  /** The same with a policy that is told something else. */
  public LearningOptions with(StateEncoding other) {
    return new LearningOptions(algorithm, objective, other, hidden, steps);
  }

  /** The same with an actor of other hidden layers. */
  public LearningOptions withHidden(List<Integer> widths) {
    return new LearningOptions(algorithm, objective, encoding, widths, steps);
  }

  /** The same for so many scheduling steps. */
  public LearningOptions withSteps(long other) {
    return new LearningOptions(algorithm, objective, encoding, hidden, other);
  }

  /**
   * The network: applied to each action in turn where the encoding says enough of each, so that it
   * serves any number of them, else over the whole state, as RL4J's always is.
   */
  NetworkShape shape(int actions) {
    NetworkShape shape =
        encoding == StateEncoding.OUTLOOK && !algorithm.rl4j()
            ? NetworkShape.eachAction(encoding.ofFlight(), encoding.ofAction(), actions)
            : NetworkShape.a3d(encoding.features(actions), actions);
    return hidden.isEmpty() ? shape : shape.withActorHidden(hidden);
  }
}
