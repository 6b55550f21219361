package io.drover.slam.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.core.geometry.Pose2;
import io.drover.slam.grid.ProbabilityGrid;
import io.drover.slam.posegraph.ClusterSearch;
import io.drover.slam.posegraph.ClusterSearchProvider;
import io.drover.slam.posegraph.Constraint;
import io.drover.slam.posegraph.ConstraintSearch;
import io.drover.slam.posegraph.ScanId;
import io.drover.slam.posegraph.SearchTask;
import io.drover.slam.posegraph.SearchTask.SoughtScan;
import io.drover.slam.posegraph.SearchedGrid;
import io.drover.slam.posegraph.SubmapId;
import io.drover.slam.sensor.PointCloud;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A cluster that is threads of this process. */
class SparkSearchTest {
  private static final String URL = "local[2]";
  private static final int FEW_SCANS = 20;
  private static final ConstraintSearch SERIAL = ConstraintSearch.serial(Explored.OPTIONS);

  private static Explored serial;

  private final List<String> warnings = new ArrayList<>();
  private final List<List<SearchTask>> inProcess = new ArrayList<>();

  @BeforeAll
  static void explore() {
    serial = Explored.by(SERIAL);
  }

  private List<List<Constraint>> findInProcess(List<SearchTask> tasks) {
    inProcess.add(tasks);
    return SERIAL.find(tasks);
  }

  private SparkSearch connect() {
    return new SparkSearch(
        SparkCluster.connect(URL), Explored.OPTIONS, this::findInProcess, warnings::add, FEW_SCANS);
  }

  @Test
  void givesTheSameMapToTheLastBit() {
    try (SparkSearch cluster = connect()) {
      Explored clustered = Explored.by(cluster);
      assertThat(clustered.constraints()).isEqualTo(serial.constraints());
      assertThat(clustered.trajectories()).isEqualTo(serial.trajectories());
      assertThat(clustered.found()).isEqualTo(serial.found());
      assertThat(clustered.constraints()).anyMatch(Constraint::crossRobot);
      assertThat(clustered.trajectories()).hasSize(4);
    }
    assertThat(inProcess.size()).isPositive().isLessThan(serial.batches().size());
    assertThat(inProcess.stream().mapToInt(SearchTask::scans).max().orElseThrow())
        .isLessThan(FEW_SCANS);
    assertThat(warnings).isEmpty();
  }

  @Test
  void isFoundByWhoeverWantsACluster() {
    ClusterSearchProvider provider =
        ServiceLoader.load(ClusterSearchProvider.class).findFirst().orElseThrow();
    int largest = serial.largest();
    List<SearchTask> many = new ArrayList<>();
    List<List<Constraint>> found = new ArrayList<>();
    while (SearchTask.scans(many) < SparkSearch.FEW_SCANS) {
      many.addAll(serial.batches().get(largest));
      found.addAll(serial.found().get(largest));
    }
    try (ClusterSearch cluster =
        provider.connect(URL, Explored.OPTIONS, this::findInProcess, warnings::add)) {
      assertThat(cluster.find(many)).isEqualTo(found);
      assertThat(inProcess).isEmpty();
      assertThat(cluster.find(serial.batches().get(0))).isEqualTo(serial.found().get(0));
      assertThat(inProcess).hasSize(1);
    }
  }

  @Test
  void warnsOnceAndSearchesItselfWhenASearchFailsThere() {
    PointCloud points = new PointCloud(new double[] {1}, new double[] {1});
    SearchedGrid broken = new SearchedGrid(new ProbabilityGrid(0.05), -1);
    SoughtScan scan = new SoughtScan(new ScanId(2, 0), points, points, Pose2.IDENTITY);
    List<SearchTask> failing =
        Collections.nCopies(FEW_SCANS, new SearchTask(new SubmapId(1, 0), broken, List.of(scan)));
    try (SparkSearch cluster = connect()) {
      for (int i = 0; i < 2; i++) {
        // what is wrong is wrong here, too
        assertThatThrownBy(() -> cluster.find(failing)).isInstanceOf(RuntimeException.class);
      }
      assertThat(inProcess).hasSize(2);
      assertThat(warnings).hasSize(1);
      assertThat(warnings.get(0))
          .startsWith("cluster " + URL + " failed (Index ")
          .endsWith("): this process searches itself while it is so")
          .doesNotContain("\n");
    }
  }

  @Test
  void searchesItselfWhenTheEngineHasStopped() {
    int largest = serial.largest();
    SparkSearch cluster = connect();
    cluster.close();
    assertThat(cluster.find(serial.batches().get(largest))).isEqualTo(serial.found().get(largest));
    assertThat(inProcess).hasSize(1);
    assertThat(warnings).hasSize(1);
  }
}
