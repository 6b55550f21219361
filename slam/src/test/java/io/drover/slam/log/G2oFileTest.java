package io.drover.slam.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drover.core.error.DroverException;
import io.drover.core.geometry.Pose2;
import io.drover.slam.optimization.PoseOptimizer;
import io.drover.slam.optimization.PoseOptimizerOptions;
import io.drover.slam.optimization.PoseProblem;
import io.drover.slam.optimization.PoseSolution;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class G2oFileTest {
  private static final Path GRAPHS =
      Path.of(System.getProperty("drover.sharedData", "../../shared/data"), "slam", "graphs");

  @TempDir Path folder;

  private Path file(String text) throws Exception {
    return Files.writeString(folder.resolve("graph.g2o"), text);
  }

  @Test
  void readsWhatItWrote() throws Exception {
    PoseProblem problem =
        G2oFile.read(
            file(
                """
                VERTEX_SE2 7 1 2 0.5
                VERTEX_SE2 9 1.5 2.25 -3
                FIX 9
                EDGE_SE2 7 9 0.25 0 0.125 1 2 3 4 5 6
                """));
    Path again = folder.resolve("again.g2o");
    G2oFile.write(again, problem);
    PoseProblem read = G2oFile.read(again);
    assertThat(read.poses()).isEqualTo(problem.poses()).hasSize(2);
    assertThat(read.edges()).isEqualTo(problem.edges()).hasSize(1);
    assertThat(read.fixed(0)).isFalse();
    assertThat(read.fixed(1)).isTrue();
  }

  @Test
  void saysWhatIsBroken() throws Exception {
    assertThatThrownBy(() -> G2oFile.read(file("VERTEX_SE2 1 2 3 4\nEDGE_SE2 1 2 3\n")))
        .isInstanceOf(DroverException.class)
        .hasMessageEndingWith("graph.g2o:2: this is not a whole g2o record");
    assertThatThrownBy(() -> G2oFile.read(folder.resolve("none.g2o")))
        .hasMessageContaining("none.g2o cannot be read");
  }

  @Test
  void placesVerticesByTheirEdges() throws Exception {
    PoseProblem problem =
        G2oFile.read(
            file(
                """
                VERTEX_SE2 2 1 1 0
                EDGE_SE2 1 2 1 0 0 1 0 0 1 0 1
                EDGE_SE2 2 3 0 1 0.5 1 0 0 1 0 1
                """));
    assertThat(problem.poses())
        .containsExactly(new Pose2(0, 1, 0), new Pose2(1, 1, 0), new Pose2(1, 2, 0.5));
    assertThat(problem.fixed(0)).isTrue();
  }

  /** What g2o reaches on public graphs from where the files begin. */
  @ParameterizedTest
  @CsvSource({"M3500, 146.077", "intel, 45.005", "CSAIL, 40.555"})
  void reachesTheKnownMinimum(String graph, double chiSquared) {
    Path file = GRAPHS.resolve(graph + ".g2o");
    assumeTrue(Files.exists(file), file + " is not here");
    PoseSolution solution =
        new PoseOptimizer(PoseOptimizerOptions.DEFAULT).solve(G2oFile.read(file));
    assertThat(solution.cost()).isCloseTo(chiSquared, within(1e-3 * chiSquared));
  }
}
