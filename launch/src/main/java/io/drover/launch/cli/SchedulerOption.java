package io.drover.launch.cli;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.launch.policy.PolicyName;
import io.drover.launch.policy.PolicyNetwork;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --scheduler}: a learnt policy in place of the shipped one. */
final class SchedulerOption {
  @Option(
      names = "--scheduler",
      paramLabel = "FILE.onnx",
      description = "another learnt policy for a3d (default: the shipped one)")
  private Optional<Path> file = Optional.empty();

  /** What was given. */
  Optional<Path> file() {
    return file;
  }

  /** What was given, or what a configuration names. */
  Optional<String> or(Optional<String> configured) {
    return file.map(Path::toString).or(() -> configured);
  }

  /** The learnt network, if one of the policies needs it. */
  Optional<PolicyNetwork> network(List<PolicyName> policies) {
    if (file.isPresent() && policies.stream().noneMatch(PolicyName::learnt)) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT, "--scheduler is for the policy a3d: add it to --policy");
    }
    return network(policies, file);
  }

  /** The learnt network of a file, or the shipped one, if one of the policies needs it. */
  static Optional<PolicyNetwork> network(List<PolicyName> policies, Optional<Path> file) {
    return policies.stream().anyMatch(PolicyName::learnt)
        ? Optional.of(file.map(PolicyNetwork::load).orElseGet(PolicyNetwork::shipped))
        : Optional.empty();
  }
}
