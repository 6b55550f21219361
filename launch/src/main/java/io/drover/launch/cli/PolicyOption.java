package io.drover.launch.cli;

import io.drover.launch.policy.PolicyName;
import io.drover.launch.policy.PolicyNetwork;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What {@code --policy} and {@code --scheduler} mean together. */
final class PolicyOption {
  private PolicyOption() {}

  /** The learnt network, if one of the policies needs it. */
  static Optional<PolicyNetwork> network(List<String> policies, Optional<Path> scheduler) {
    if (policies.stream().map(PolicyName::new).noneMatch(PolicyName::learnt)) {
      return Optional.empty();
    }
    return Optional.of(scheduler.map(PolicyNetwork::load).orElseGet(PolicyNetwork::shipped));
  }
}
