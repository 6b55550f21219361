package io.drover.launch.policy;

import io.drover.core.config.Keys;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.OffloadDecision;
import io.drover.onboard.scheduler.DynamicScheduler;
import io.drover.onboard.scheduler.ModelPredictiveScheduler;
import io.drover.onboard.scheduler.Scheduler;
import io.drover.onboard.scheduler.StaticScheduler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A scheduler as people name it: {@code a3d}, {@code local}, {@code offload}, {@code dynamic},
 * {@code mpc}, or {@code static:<action>} such as {@code static:edge-224-q60}.
 */
public record PolicyName(String value) {
  private static final String LEARNT = "a3d";
  private static final String STATIC = "static:";
  private static final List<String> NAMES = List.of(LEARNT, "local", "offload", "dynamic", "mpc");

  public PolicyName {
    if (!NAMES.contains(value) && !value.startsWith(STATIC)) {
      List<String> known = new ArrayList<>(NAMES);
      known.add(STATIC + "edge-224-q60");
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          "unknown policy '" + value + "'" + Keys.suggestion(value, known));
    }
  }

  /** The names of a list such as {@code a3d,local}. */
  public static List<PolicyName> parse(String names) {
    List<PolicyName> parsed =
        list(
            Arrays.stream(names.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList());
    if (parsed.isEmpty()) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT, "--policy: name at least one of " + NAMES);
    }
    return parsed;
  }

  /**
   * Policies by their names.
   *
   * @throws DroverException {@code INVALID_ARGUMENT} if one is unknown or named twice
   */
  public static List<PolicyName> list(List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new DroverException(
            ErrorCode.INVALID_ARGUMENT, "policy '" + name + "' is named twice: name it once");
      }
    }
    return names.stream().map(PolicyName::new).toList();
  }

  /** Whether it needs a learnt network. */
  public boolean learnt() {
    return value.equals(LEARNT);
  }

  /**
   * A scheduler of this name.
   *
   * @param network the learnt policy that {@code a3d} means; only that policy needs one
   */
  public Scheduler scheduler(DecisionSpace space, Optional<PolicyNetwork> network) {
    return switch (value) {
      case LEARNT -> network.orElseThrow().scheduler(space);
      case "local" -> StaticScheduler.local(space);
      case "offload" -> StaticScheduler.offload(space);
      case "dynamic" -> new DynamicScheduler(space);
      case "mpc" -> new ModelPredictiveScheduler(space);
      default -> new StaticScheduler(action(space));
    };
  }

  /**
   * Makes sure that it can decide.
   *
   * @param network the learnt policy that {@code a3d} means
   * @throws DroverException {@code INVALID_ARGUMENT} if its action is not of the decision space,
   *     {@code MODEL_MISMATCH} if its network is not
   */
  public void require(DecisionSpace space, Optional<PolicyNetwork> network) {
    scheduler(space, network).close();
  }

  private OffloadDecision action(DecisionSpace space) {
    String label = value.substring(STATIC.length());
    Optional<OffloadDecision> found =
        space.decisions().stream().filter(d -> d.label().equals(label)).findFirst();
    return found.orElseThrow(
        () ->
            new DroverException(
                ErrorCode.INVALID_ARGUMENT,
                "policy '"
                    + value
                    + "': no action is called '"
                    + label
                    + "': use one of "
                    + String.join(", ", space.decisions().stream().map(d -> d.label()).toList())));
  }

  @Override
  public String toString() {
    return value;
  }
}
