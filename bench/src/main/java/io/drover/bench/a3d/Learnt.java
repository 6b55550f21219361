package io.drover.bench.a3d;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.launch.policy.PolicyNetwork;
import io.drover.navigation.DecisionSpace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The networks that are compared on recorded flights.
 *
 * @param scheduler what {@code a3d} means
 * @param variants by their names in reports, the networks of several seeds each; none of them empty
 */
record Learnt(PolicyNetwork scheduler, Map<String, List<PolicyNetwork>> variants) {
  /** The paper's, with and without what makes them A3D's, and ours alike; as far as there are. */
  static Learnt of(PolicyNetwork scheduler, LearntPolicies catalogue) {
    Map<String, List<PolicyNetwork>> variants = new LinkedHashMap<>();
    Stream.concat(LearntCatalogue.OF_THE_PAPER.stream(), LearntCatalogue.OF_VALUES.stream())
        .forEach(policy -> variants.put(policy.name(), catalogue.networks(policy)));
    variants.values().removeIf(List::isEmpty);
    return new Learnt(scheduler, variants);
  }

  /** Without the variants that cannot decide there. */
  Learnt on(DecisionSpace space) {
    Map<String, List<PolicyNetwork>> deciding = new LinkedHashMap<>(variants);
    deciding
        .values()
        .removeIf(networks -> !networks.stream().allMatch(network -> decides(network, space)));
    return new Learnt(scheduler, deciding);
  }

  private static boolean decides(PolicyNetwork network, DecisionSpace space) {
    try {
      network.scheduler(space).close();
      return true;
    } catch (DroverException e) {
      if (e.code() == ErrorCode.MODEL_MISMATCH) {
        return false;
      }
      throw e;
    }
  }
}
