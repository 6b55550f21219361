package io.drover.bench.a3d;

import io.drover.core.config.Keys;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.onboard.scheduler.StateEncoding;
import io.drover.rl.flight.Objective;
import io.drover.rl.training.Algorithm;
import io.drover.rl.training.LearningOptions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What is learnt to be compared: the paper's variants, ours, trainers and sizes of networks. */
final class LearntCatalogue {
  private static final int SEEDS = 5;

  /** Fewer, because what sizes differ by shows early. */
  private static final int SEEDS_OF_A_SIZE = 3;

  /** As the shipped one; validation does not rise any more well before. */
  private static final long STEPS = LearningOptions.DEFAULT.steps();

  /** What RL4J learns from in a minute or two. */
  private static final long SHORT_STEPS = 10_000;

  private static final LearningOptions PAPER =
      new LearningOptions(
          Algorithm.A2C, Objective.QON, StateEncoding.A3D, List.of(128, 128), STEPS);

  /** A3D's with and without its encoder, and for latency. */
  static final List<LearntPolicy> OF_THE_PAPER =
      List.of(
          entry("a2c-a3d", "the paper's: A2C, told c, d, b and s", PAPER),
          entry("a2c-raw", "the same, told θ and p for c and d", PAPER.with(StateEncoding.RAW)),
          entry("a2c-latency", "the paper's, learnt for latency", PAPER.with(Objective.LATENCY)));

  /** The values of all actions, learnt from the same states. */
  static final List<LearntPolicy> OF_VALUES =
      List.of(
          entry(
              "aggrevate-a3d",
              "values of all actions, told c, d, b and s",
              PAPER.with(Algorithm.AGGREVATE)),
          entry(
              "aggrevate-raw",
              "the same, told θ and p for c and d",
              PAPER.with(Algorithm.AGGREVATE).with(StateEncoding.RAW)),
          entry(
              "aggrevate",
              "the same, told the outlook: one of those shipped",
              LearningOptions.DEFAULT));

  private static final LearntPolicy PPO =
      entry("ppo", "proximal policy optimisation", PAPER.with(Algorithm.PPO));

  /** All algorithms on what the paper's policy is told, each for as many steps. */
  static final List<LearntPolicy> TRAINERS = List.of(OF_VALUES.get(0), PPO, OF_THE_PAPER.get(0));

  /** The same for so few steps that RL4J is done with them, too. */
  static final List<LearntPolicy> SHORT_TRAINERS =
      List.of(
          brief("aggrevate-short", "values of all actions", Algorithm.AGGREVATE),
          brief("ppo-short", "proximal policy optimisation", Algorithm.PPO),
          brief("a2c-short", "advantage actor-critic", Algorithm.A2C),
          brief("rl4j-a3c", "RL4J's asynchronous advantage actor-critic", Algorithm.RL4J_A3C),
          brief("rl4j-dqn", "RL4J's double deep Q-learning", Algorithm.RL4J_DQN));

  /** The paper's with other hidden layers of the actor; 2×128 is {@code a2c-a3d} itself. */
  static final List<LearntPolicy> SIZES =
      List.of(size(16), size(64), size(32, 32), size(64, 64), size(256, 256), size(128, 128, 128));

  /** Sizes with the paper's own among them, from small to large. */
  static final List<LearntPolicy> OF_ALL_SIZES =
      List.of(
          SIZES.get(0),
          SIZES.get(1),
          SIZES.get(2),
          SIZES.get(3),
          OF_THE_PAPER.get(0),
          SIZES.get(5),
          SIZES.get(4));

  /** States and objectives. */
  static final List<LearntPolicy> VARIANTS =
      Stream.of(OF_THE_PAPER, OF_VALUES).flatMap(List::stream).toList();

  /** In the order in which they are learnt. */
  static final List<LearntPolicy> ALL =
      Stream.of(OF_THE_PAPER, OF_VALUES, List.of(PPO), SIZES, SHORT_TRAINERS)
          .flatMap(List::stream)
          .toList();

  private LearntCatalogue() {}

  /**
   * Policies by their names, in the order of {@link #ALL}; all for none.
   *
   * @throws DroverException {@code INVALID_ARGUMENT} if one is unknown
   */
  static List<LearntPolicy> named(List<String> names) {
    List<String> known = ALL.stream().map(LearntPolicy::name).toList();
    Set<String> chosen = new LinkedHashSet<>(names);
    for (String name : chosen) {
      if (!known.contains(name)) {
        throw new DroverException(
            ErrorCode.INVALID_ARGUMENT,
            "--retrain: no learnt policy is called '" + name + "'" + Keys.suggestion(name, known));
      }
    }
    return ALL.stream().filter(p -> chosen.isEmpty() || chosen.contains(p.name())).toList();
  }

  /** The one of a name that there is. */
  static LearntPolicy of(String name) {
    return ALL.stream().filter(policy -> policy.name().equals(name)).findFirst().orElseThrow();
  }

  private static LearntPolicy entry(String name, String what, LearningOptions learning) {
    return new LearntPolicy(name, what, learning, SEEDS);
  }

  private static LearntPolicy brief(String name, String what, Algorithm algorithm) {
    return entry(name, what, PAPER.with(algorithm).withSteps(SHORT_STEPS));
  }

  private static LearntPolicy size(Integer... hidden) {
    List<String> widths = new ArrayList<>();
    for (int width : hidden) {
      widths.add(Integer.toString(width));
    }
    return new LearntPolicy(
        "size-" + String.join("x", widths),
        "the paper's with hidden layers " + String.join("×", widths),
        PAPER.withHidden(List.of(hidden)),
        SEEDS_OF_A_SIZE);
  }
}
