package io.drover.slam.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.core.geometry.Pose2;
import io.drover.slam.grid.ProbabilityGrid;
import io.drover.slam.posegraph.ScanId;
import io.drover.slam.posegraph.SearchTask;
import io.drover.slam.posegraph.SearchTask.SoughtScan;
import io.drover.slam.posegraph.SearchedGrid;
import io.drover.slam.posegraph.SubmapId;
import io.drover.slam.sensor.PointCloud;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CutTest {
  private static final SearchedGrid GRID = new SearchedGrid(new ProbabilityGrid(0.05), 2);

  private static SearchTask task(int index, int scans) {
    PointCloud points = new PointCloud(new double[0], new double[0]);
    SoughtScan scan = new SoughtScan(new ScanId(1, 0), points, points, Pose2.IDENTITY);
    return new SearchTask(new SubmapId(1, index), GRID, Collections.nCopies(scans, scan));
  }

  private static List<SearchTask> tasks(int... scans) {
    List<SearchTask> tasks = new ArrayList<>();
    for (int i = 0; i < scans.length; i++) {
      tasks.add(task(i, scans[i]));
    }
    return tasks;
  }

  @Test
  void makesSharesOfAboutTheSameCost() {
    assertThat(Cut.of(tasks(1, 1, 1, 1, 1, 1), 3)).extracting(List::size).containsExactly(2, 2, 2);
    assertThat(Cut.of(tasks(4, 1, 1, 1, 1), 2)).extracting(List::size).containsExactly(1, 4);
  }

  @Test
  void makesNoEmptyShares() {
    assertThat(Cut.of(tasks(3, 2), 8)).extracting(List::size).containsExactly(1, 1);
    assertThat(Cut.of(tasks(), 8)).isEmpty();
  }

  @Test
  void keepsAllTasksInTheirOrder() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 200; i++) {
      List<SearchTask> tasks = tasks(random.ints(random.nextInt(1, 40), 1, 60).toArray());
      int most = random.nextInt(1, 12);
      List<List<SearchTask>> shares = Cut.of(tasks, most);
      assertThat(shares).hasSizeBetween(1, most).noneMatch(List::isEmpty);
      assertThat(shares.stream().flatMap(List::stream).toList()).isEqualTo(tasks);
      int largest = tasks.stream().mapToInt(task -> task.scans().size()).max().orElseThrow();
      assertThat(shares)
          .allMatch(
              share -> SearchTask.scans(share) <= SearchTask.scans(tasks) / most + 1 + largest);
    }
  }
}
