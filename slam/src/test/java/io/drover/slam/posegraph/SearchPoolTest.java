package io.drover.slam.posegraph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.core.geometry.Pose2;
import io.drover.slam.StampedPose;
import io.drover.slam.fusion.GlobalMerge;
import io.drover.slam.fusion.LocalFusion;
import io.drover.slam.grid.ProbabilityGrid;
import io.drover.slam.local.LocalSlamOptions;
import io.drover.slam.posegraph.SearchTask.SoughtScan;
import io.drover.slam.sensor.PointCloud;
import io.drover.slam.simulation.FloorPlanKind;
import io.drover.slam.simulation.FloorPlanOptions;
import io.drover.slam.simulation.SimulatedFleet;
import io.drover.slam.simulation.SimulatedFleetOptions;
import io.drover.slam.simulation.SimulatedRobotOptions;
import io.drover.slam.simulation.SimulatedScan;
import io.drover.slam.stage.StageCosts;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Three robots explore one apartment; all searches of their map are done twice. */
class SearchPoolTest {
  private static final PoseGraphOptions OPTIONS = PoseGraphOptions.DEFAULT;
  private static final int ROBOTS = 3;

  /** A map, and what was looked for in it. */
  private record Mapped(
      List<List<SearchTask>> batches,
      List<List<List<Constraint>>> found,
      List<Constraint> constraints,
      List<List<StampedPose>> trajectories) {}

  private static Mapped serial;

  @BeforeAll
  static void explore() {
    serial = map(ConstraintSearch.serial(OPTIONS));
  }

  private static Mapped map(ConstraintSearch search) {
    SimulatedFleet fleet =
        new SimulatedFleet(
            FloorPlanOptions.usual(FloorPlanKind.APARTMENT, 3).plan(),
            new SimulatedFleetOptions(ROBOTS, 90, SimulatedRobotOptions.DEFAULT, 3));
    List<List<SearchTask>> batches = new ArrayList<>();
    List<List<List<Constraint>>> found = new ArrayList<>();
    ConstraintSearch recording =
        tasks -> {
          batches.add(tasks);
          found.add(search.find(tasks));
          return found.get(found.size() - 1);
        };
    try (GlobalMerge merge = new GlobalMerge(OPTIONS, StageCosts.unobserved(), recording);
        LocalFusion fusion = new LocalFusion(LocalSlamOptions.DEFAULT, merge)) {
      List<Iterator<SimulatedScan>> robots = new ArrayList<>();
      for (int robot = 0; robot < ROBOTS; robot++) {
        robots.add(fleet.scans(robot).iterator());
      }
      while (robots.get(0).hasNext()) {
        for (int robot = 0; robot < ROBOTS; robot++) {
          fusion.add(robot, robots.get(robot).next().scan());
        }
      }
      fusion.finish();
      merge.finish();
      return new Mapped(
          batches,
          found,
          merge.graph().constraints(),
          merge.robots().stream().map(merge::trajectory).toList());
    }
  }

  @Test
  void findsWhatOneThreadFinds() {
    assertThat(serial.batches()).anyMatch(batch -> batch.size() > 10);
    assertThat(serial.batches())
        .anyMatch(batch -> batch.size() == 1 && batch.get(0).parts(OPTIONS.restScans()).size() > 1);
    assertThat(serial.found().stream().flatMap(List::stream).flatMap(List::stream))
        .anyMatch(Constraint::crossRobot)
        .hasSizeGreaterThan(50);
    for (int threads : new int[] {1, 2, 5}) {
      try (SearchPool pool = new SearchPool(OPTIONS, threads)) {
        for (int i = 0; i < serial.batches().size(); i++) {
          assertThat(pool.find(serial.batches().get(i))).isEqualTo(serial.found().get(i));
        }
      }
    }
  }

  @Test
  void givesTheSameMapToTheLastBit() {
    try (SearchPool pool = new SearchPool(OPTIONS, 3)) {
      Mapped pooled = map(pool);
      assertThat(pooled.constraints()).isEqualTo(serial.constraints());
      assertThat(pooled.trajectories()).isEqualTo(serial.trajectories());
    }
  }

  @Test
  void throwsWhatASearchThrows() {
    PointCloud broken = new PointCloud(new double[] {Double.NaN}, new double[] {0});
    SearchedGrid none = new SearchedGrid(new ProbabilityGrid(0.05), -1);
    List<SearchTask> tasks = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      tasks.add(
          new SearchTask(
              new SubmapId(1, i),
              none,
              List.of(new SoughtScan(new ScanId(2, i), broken, broken, Pose2.IDENTITY))));
    }
    try (SearchPool pool = new SearchPool(OPTIONS, 2)) {
      assertThatThrownBy(() -> pool.find(tasks)).hasCauseInstanceOf(RuntimeException.class);
      assertThat(pool.find(serial.batches().get(0))).isEqualTo(serial.found().get(0));
    }
  }
}
