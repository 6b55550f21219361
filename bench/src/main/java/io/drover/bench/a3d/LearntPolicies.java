package io.drover.bench.a3d;

import io.drover.core.config.ConfigReader;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.launch.policy.PolicyNetwork;
import io.drover.onboard.scheduler.PolicyDescription;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The networks of the catalogue: those that come with the bench, or those that were learnt again.
 *
 * @param folder of what was learnt again
 * @param relearnt the names of what is read from there
 */
record LearntPolicies(Path folder, Set<String> relearnt) {
  private static final String PLACE = "learnt/";

  LearntPolicies {
    relearnt = Set.copyOf(relearnt);
  }

  /** All as they come with the bench. */
  static LearntPolicies shipped() {
    return new LearntPolicies(Path.of(""), Set.of());
  }

  /** One for each seed that there is, in their order; none if it was never learnt. */
  List<PolicyNetwork> networks(LearntPolicy policy) {
    List<PolicyNetwork> networks = new ArrayList<>();
    for (long seed : policy.seedList()) {
      Optional<byte[]> onnx = read(policy, seed, ".onnx");
      Optional<byte[]> yaml = read(policy, seed, ".yaml");
      if (onnx.isPresent() && yaml.isPresent()) {
        networks.add(network(policy.name() + "-seed" + seed, onnx.get(), yaml.get()));
      }
    }
    return networks;
  }

  /** The learning curves as CSV, one for each seed that there is, in their order. */
  List<String> curves(LearntPolicy policy) {
    return policy.seedList().stream()
        .flatMap(seed -> read(policy, seed, ".csv").stream())
        .map(csv -> new String(csv, StandardCharsets.UTF_8))
        .toList();
  }

  private static PolicyNetwork network(String name, byte[] onnx, byte[] yaml) {
    return new PolicyNetwork(
        name,
        onnx,
        ConfigReader.parse(
            name + ".yaml", new String(yaml, StandardCharsets.UTF_8), PolicyDescription.DEFAULT));
  }

  private Optional<byte[]> read(LearntPolicy policy, long seed, String ending) {
    String file = policy.file(seed).replaceFirst("\\.onnx$", ending);
    try {
      if (relearnt.contains(policy.name())) {
        Path place = folder.resolve(file);
        return Files.exists(place) ? Optional.of(Files.readAllBytes(place)) : Optional.empty();
      }
      try (InputStream in = LearntPolicies.class.getResourceAsStream(PLACE + file)) {
        return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
      }
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_READABLE, "learnt policy " + file + " cannot be read", e);
    }
  }
}
