package io.drover.bench.a3d;

import io.drover.launch.cli.Progress;
import io.drover.launch.training.ProfileLibrary;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.OnnxNavigationModel;
import io.drover.rl.training.SeededLearning;
import io.drover.rl.training.TrainingFlights;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Learns policies of the catalogue again, from the flights of {@code train scheduler --flights 48}.
 *
 * @param out recorded flights are kept there, and learnt policies in its {@code learnt}
 * @param told how it goes
 */
record Retraining(Path out, PrintStream told) {
  private static final long SEED_OF_FLIGHTS = 1;
  private static final int FLIGHTS = 48;

  /** Learns those that are not there and complete. */
  LearntPolicies learn(List<LearntPolicy> policies) {
    return learn(policies, flights());
  }

  LearntPolicies learn(List<LearntPolicy> policies, TrainingFlights flights) {
    Path folder = out.resolve("learnt");
    SeededLearning learning = new SeededLearning(flights, told);
    for (int i = 0; i < policies.size(); i++) {
      LearntPolicy policy = policies.get(i);
      told.print(
          String.format(
              "learning %d of %d, %s: %s%n", i + 1, policies.size(), policy.name(), policy.what()));
      Map<Long, Path> outputs = new LinkedHashMap<>();
      policy.seedList().forEach(seed -> outputs.put(seed, folder.resolve(policy.file(seed))));
      learning.learn(policy.name(), policy.learning(), outputs, true);
    }
    return new LearntPolicies(
        folder, policies.stream().map(LearntPolicy::name).collect(Collectors.toSet()));
  }

  private TrainingFlights flights() {
    Progress progress = new Progress("recording flights to learn from", 1);
    try (OnnxNavigationModel network = OnnxNavigationModel.shipped()) {
      TrainingFlights flights =
          ProfileLibrary.forTraining(
              out,
              SEED_OF_FLIGHTS,
              FLIGHTS,
              network,
              DecisionSpace.a3d(network.fullSide()),
              progress::at);
      progress.done();
      return flights;
    }
  }
}
