package io.drover.launch.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.geometry.Pose2;
import io.drover.launch.map.MapSnapshot.Robot;
import io.drover.slam.fusion.GlobalMerge;
import io.drover.slam.log.ScanLogOptions;
import io.drover.slam.posegraph.PoseGraph;
import io.drover.slam.posegraph.ScanId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two robots in two rooms that have nothing in common. */
class MapSnapshotTest {
  private static final int SCANS = 360;

  @TempDir Path folder;

  private final List<MapSnapshot> taken = Collections.synchronizedList(new ArrayList<>());
  private final Set<String> threads = Collections.synchronizedSet(new HashSet<>());
  private MappingRun run;

  @BeforeEach
  void map() throws Exception {
    Path first = RoomLog.write(folder.resolve("first.clf"), SCANS, 5, 6, 9, 5);
    Path second = RoomLog.write(folder.resolve("second.clf"), SCANS / 2, 1.5, 5, 2.6);
    ScanLogOptions reading = new ScanLogOptions(OptionalDouble.empty(), false);
    MappingWatch watch =
        new MappingWatch() {
          @Override
          public void begins(GlobalMerge merge, long scans) {
            merge.observe(this::look);
          }

          private void look(PoseGraph graph) {
            threads.add(Thread.currentThread().getName());
            taken.add(MapSnapshot.of(graph));
          }
        };
    run =
        MappingRun.of(
            new MappingOptions(
                List.of(RobotLog.of(first), RobotLog.of(second)),
                1,
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                true,
                reading),
            watch);
  }

  private static List<Robot> robots(MapSnapshot snapshot) {
    return snapshot.frames().stream().flatMap(frame -> frame.robots().stream()).toList();
  }

  @Test
  void growsByOneScanAtATime() {
    assertThat(threads).containsExactly("pose-graph");
    int before = 0;
    for (MapSnapshot snapshot : taken) {
      int scans = robots(snapshot).stream().mapToInt(Robot::scans).sum();
      assertThat(scans).isBetween(before, before + 1);
      before = scans;
    }
    assertThat(before)
        .isEqualTo(run.mapping().graph().scans(1).size() + run.mapping().graph().scans(2).size())
        .isGreaterThan(120);
  }

  @Test
  void showsEachScanInAFinishedSubmapOrAsOneThatGrows() {
    int mostGrowing = 0;
    int submaps = 0;
    for (MapSnapshot snapshot : taken) {
      for (Robot robot : robots(snapshot)) {
        int last = robot.submaps().size() - 1;
        for (int scan = 0; scan < robot.scans(); scan++) {
          boolean finished =
              run.mapping().graph().scan(new ScanId(robot.robot(), scan)).submaps().stream()
                  .anyMatch(submap -> submap.index() <= last);
          assertThat(scan >= robot.scans() - robot.growing().size())
              .as("scan %d of %d is shown as growing", scan, robot.scans())
              .isEqualTo(!finished);
        }
        mostGrowing = Math.max(mostGrowing, robot.growing().size());
      }
      int finished = robots(snapshot).stream().mapToInt(robot -> robot.submaps().size()).sum();
      assertThat(finished).isGreaterThanOrEqualTo(submaps);
      submaps = finished;
    }
    assertThat(mostGrowing).isBetween(30, 60);
    assertThat(submaps).isEqualTo(run.mapping().graph().submaps());
  }

  @Test
  void keepsWhatWasWhenTheGraphGoesOn() {
    MapSnapshot early = taken.get(taken.size() / 3);
    MapSnapshot last = taken.get(taken.size() - 1);
    assertThat(robots(early).get(0).way().size()).isLessThan(robots(last).get(0).way().size());
    assertThat(robots(last)).allMatch(robot -> robot.growing().isEmpty());
    for (Robot robot : robots(last)) {
      ScanId scan = new ScanId(robot.robot(), robot.scans() - 1);
      Pose2 pose = run.mapping().graph().pose(scan);
      assertThat(robot.pose()).isEqualTo(pose);
    }
    assertThat(robots(last).get(0).pose().x()).isCloseTo(6, within(0.1));
  }

  @Test
  void putsTheSharedFrameFirst() {
    assertThat(taken.get(taken.size() - 1).frames()).hasSize(2);
    assertThat(taken.get(taken.size() - 1).frames().get(0).robots().get(0).robot())
        .isEqualTo(run.merged().get(0));
  }
}
