package io.drover.slam.posegraph;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.core.geometry.Pose2;
import io.drover.slam.Room;
import io.drover.slam.local.LocalSlam;
import io.drover.slam.local.LocalSlamOptions;
import io.drover.slam.sensor.RobotScan;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two robots see one half of a room each, and take the halves for one: its floor is nearly the same
 * when it is turned by half.
 */
class SecondLookTest {
  private static final double SPEED = 1.2 / 500;

  /** Scans on half a round, nearly. */
  private static final int HALF = 160;

  private final PoseGraph graph = new PoseGraph(PoseGraphOptions.DEFAULT);
  private final Rover first = new Rover(1, 0.5);
  private final Rover second = new Rover(2, 1);

  /** On its way round the room. */
  private final class Rover {
    private final LocalSlam slam = new LocalSlam(LocalSlamOptions.DEFAULT, 0);
    private final int number;
    private final double start;
    private int scans;

    Rover(int number, double start) {
      this.number = number;
      this.start = start;
    }

    void drive(int more) {
      for (int end = scans + more; scans < end; scans++) {
        Pose2 pose = Room.onRound(start + scans * SPEED);
        RobotScan scan =
            new RobotScan(
                Room.scan(Integer.toString(scans), pose), Pose2.IDENTITY, Optional.empty());
        slam.add(scan)
            .filter(found -> found.kept())
            .ifPresent(
                found -> {
                  ScanId unused = graph.add(number, found);
                });
      }
    }

    Pose2 beginning() {
      return graph.pose(graph.scans(number).get(0));
    }
  }

  @BeforeEach
  void takeOneHalfForTheOther() {
    for (int i = 0; i < HALF; i++) {
      first.drive(1);
      second.drive(1);
    }
    graph.settle();
    assertThat(graph.merged()).containsExactly(1, 2);
    assertThat(metresOff()).isGreaterThan(3);
  }

  /** The second robot as seen from the first. */
  private double metresOff() {
    Pose2 true2 = Room.onRound(first.start).between(Room.onRound(second.start));
    Pose2 off = true2.between(first.beginning().between(second.beginning()));
    return Math.hypot(off.x(), off.y());
  }

  @Test
  void robotsThatHaveSeenMoreArePutTogetherAnew() {
    first.drive(2 * HALF);
    second.drive(2 * HALF);
    graph.finish(1, first.slam.finish());
    graph.finish(2, second.slam.finish());
    assertThat(metresOff()).isGreaterThan(3);
    graph.finish();
    assertThat(metresOff()).isLessThan(0.03);
    assertThat(graph.merged()).containsExactly(1, 2);
    assertThat(graph.merges()).hasSize(1);
    assertThat(graph.frames()).containsExactly(List.of(1, 2));
  }

  @Test
  void robotsThatHaveSeenNoMoreStandWhereTheyWerePut() {
    graph.finish(1, first.slam.finish());
    graph.finish(2, second.slam.finish());
    graph.finish();
    assertThat(graph.merged()).containsExactly(1, 2);
    assertThat(metresOff()).isGreaterThan(3);
  }
}
