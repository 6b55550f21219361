package io.drover.launch.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.slam.posegraph.ClusterSearch;
import io.drover.slam.posegraph.ClusterSearchProvider;
import io.drover.slam.posegraph.Constraint;
import io.drover.slam.posegraph.ConstraintSearch;
import io.drover.slam.posegraph.PoseGraphOptions;
import io.drover.slam.posegraph.SearchTask;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class MapSearchTest {
  /** Does all in process, and says that it does. */
  private static final class Cluster implements ClusterSearchProvider {
    private final List<String> heard = new ArrayList<>();

    @Override
    public ClusterSearch connect(
        String url,
        PoseGraphOptions options,
        ConstraintSearch inProcess,
        Consumer<String> warnings) {
      heard.add("connect " + url);
      return new ClusterSearch() {
        @Override
        public List<List<Constraint>> find(List<SearchTask> tasks) {
          heard.add("find " + tasks.size());
          warnings.accept("it is far");
          return inProcess.find(tasks);
        }

        @Override
        public void close() {
          heard.add("close");
        }
      };
    }
  }

  @Test
  void asksTheClusterThatWasNamed() {
    Cluster cluster = new Cluster();
    PrintStream before = System.err;
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
    try (MapSearch search =
        MapSearch.of(Optional.of("a:1"), PoseGraphOptions.DEFAULT, List.of(cluster))) {
      assertThat(search.find(List.of())).isEmpty();
    } finally {
      System.setErr(before);
    }
    assertThat(cluster.heard).containsExactly("connect a:1", "find 0", "close");
    assertThat(told.toString(StandardCharsets.UTF_8))
        .isEqualTo("[cluster] it is far%n".formatted());
  }

  @Test
  void asksNoneUnlessOneWasNamed() {
    Cluster cluster = new Cluster();
    try (MapSearch search =
        MapSearch.of(Optional.empty(), PoseGraphOptions.DEFAULT, List.of(cluster))) {
      assertThat(search.find(List.of())).isEmpty();
    }
    assertThat(cluster.heard).isEmpty();
  }

  @Test
  void saysHowToBuildWhatIsAbsent() {
    assertThatThrownBy(() -> MapSearch.of(Optional.of("a:1"), PoseGraphOptions.DEFAULT))
        .isInstanceOfSatisfying(
            DroverException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT))
        .hasMessageContaining("mvn -Pcluster -pl launch,slam-cluster -am package");
  }
}
