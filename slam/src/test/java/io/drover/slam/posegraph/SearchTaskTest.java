package io.drover.slam.posegraph;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.core.geometry.Pose2;
import io.drover.slam.grid.ProbabilityGrid;
import io.drover.slam.posegraph.SearchTask.SoughtScan;
import io.drover.slam.sensor.PointCloud;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SearchTaskTest {
  private static final PointCloud NOTHING = new PointCloud(new double[0], new double[0]);

  private static SearchTask task(ScanId... scans) {
    return new SearchTask(
        new SubmapId(1, 0),
        new SearchedGrid(new ProbabilityGrid(0.05), 2),
        Stream.of(scans)
            .map(scan -> new SoughtScan(scan, NOTHING, NOTHING, Pose2.IDENTITY))
            .toList());
  }

  private static ScanId scan(int robot, int index) {
    return new ScanId(robot, index);
  }

  private static List<List<ScanId>> parts(SearchTask task) {
    return task.parts(8).stream()
        .map(part -> part.scans().stream().map(SoughtScan::id).toList())
        .toList();
  }

  @Test
  void isCutBetweenVisitsAndRobots() {
    SearchTask task =
        task(scan(1, 5), scan(1, 10), scan(1, 17), scan(1, 25), scan(1, 30), scan(2, 31));
    assertThat(parts(task))
        .containsExactly(
            List.of(scan(1, 5), scan(1, 10), scan(1, 17)),
            List.of(scan(1, 25), scan(1, 30)),
            List.of(scan(2, 31)));
    assertThat(task.parts(8))
        .allMatch(part -> part.submap().equals(task.submap()) && part.grid() == task.grid());
  }

  @Test
  void staysWholeWhereScansThatRestMayBeAnywhere() {
    SearchTask falling = task(scan(1, 40), scan(1, 20), scan(1, 38));
    assertThat(falling.parts(8)).containsExactly(falling);
    SearchTask mixed = task(scan(1, 5), scan(2, 5), scan(1, 10));
    assertThat(mixed.parts(8)).containsExactly(mixed);
  }

  @Test
  void countsTheScansOfABatch() {
    assertThat(SearchTask.scans(List.of(task(scan(1, 1), scan(1, 2)), task(scan(2, 1)))))
        .isEqualTo(3);
  }
}
