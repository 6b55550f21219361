package io.drover.bench.a3d;

import io.drover.core.config.ConfigWriter;
import io.drover.launch.policy.PolicyNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** A catalogue whose networks are all the shipped one. */
final class SomeLearnt {
  private static final String CURVE =
      """
      global_step,charts/elapsed_seconds,charts/validation_qon
      100,3,0.8
      200,7,0.9
      """;

  private SomeLearnt() {}

  static LearntPolicies in(Path folder, int seeds) throws IOException {
    PolicyNetwork shipped = PolicyNetwork.shipped();
    for (LearntPolicy policy : LearntCatalogue.ALL) {
      for (int seed = 1; seed <= seeds; seed++) {
        Path file = folder.resolve(policy.file(seed));
        Files.createDirectories(file.getParent());
        Files.write(file, shipped.onnx());
        Files.writeString(
            file.resolveSibling("seed" + seed + ".yaml"),
            ConfigWriter.toYaml(shipped.description()));
        Files.writeString(file.resolveSibling("seed" + seed + ".csv"), CURVE);
      }
    }
    return new LearntPolicies(
        folder, LearntCatalogue.ALL.stream().map(LearntPolicy::name).collect(Collectors.toSet()));
  }
}
