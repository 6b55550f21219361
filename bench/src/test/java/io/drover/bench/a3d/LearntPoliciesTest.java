package io.drover.bench.a3d;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.core.error.DroverException;
import io.drover.launch.policy.PolicyNetwork;
import io.drover.navigation.DecisionSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearntPoliciesTest {
  private static final DecisionSpace SPACE = DecisionSpace.a3d(448);

  @TempDir private Path folder;

  @Test
  void whatIsShippedFitsTheDecisionSpaceAndTheCatalogue() {
    LearntPolicies shipped = LearntPolicies.shipped();
    for (LearntPolicy policy : LearntCatalogue.ALL) {
      List<PolicyNetwork> networks = shipped.networks(policy);
      assertThat(shipped.curves(policy)).hasSameSizeAs(networks);
      for (PolicyNetwork network : networks) {
        assertThat(network.description().encoding()).isEqualTo(policy.learning().encoding());
        network.scheduler(SPACE).close();
      }
    }
  }

  @Test
  void whatWasLearntAgainIsReadFromItsFolder() throws IOException {
    PolicyNetwork network = PolicyNetwork.shipped();
    LearntPolicy policy = LearntCatalogue.named(List.of("aggrevate")).get(0);
    Path file = folder.resolve(policy.file(2));
    Files.createDirectories(file.getParent());
    Files.write(file, network.onnx());
    Files.writeString(file.resolveSibling("seed2.yaml"), "encoding: outlook\n");
    Files.writeString(file.resolveSibling("seed2.csv"), "global_step\n");
    LearntPolicies again = new LearntPolicies(folder, Set.of("aggrevate"));
    assertThat(again.networks(policy))
        .extracting(PolicyNetwork::name)
        .containsExactly("aggrevate-seed2");
    assertThat(again.curves(policy)).containsExactly("global_step\n");
  }

  @Test
  void namesAreDistinctAndUnknownOnesAreRefused() {
    assertThat(LearntCatalogue.ALL).extracting(LearntPolicy::name).doesNotHaveDuplicates();
    assertThat(LearntCatalogue.named(List.of())).isEqualTo(LearntCatalogue.ALL);
    assertThat(LearntCatalogue.named(List.of("ppo", "a2c-a3d")))
        .extracting(LearntPolicy::name)
        .containsExactly("a2c-a3d", "ppo");
    assertThatThrownBy(() -> LearntCatalogue.named(List.of("ppp")))
        .isInstanceOf(DroverException.class)
        .hasMessageContaining("--retrain")
        .hasMessageContaining("ppo");
  }
}
