package io.drover.slam.posegraph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.geometry.Pose2;
import io.drover.slam.Room;
import io.drover.slam.grid.ProbabilityGrid;
import io.drover.slam.grid.ScanInserter;
import io.drover.slam.sensor.LaserScan;
import org.junit.jupiter.api.Test;

class AcceptanceTest {
  private static final Pose2 PLACE = Room.onRound(0.2);

  /** What is seen on the round, in a frame that stands somewhere. */
  private static ProbabilityGrid room(Pose2 frame) {
    ProbabilityGrid grid = new ProbabilityGrid(GroupMap.RESOLUTION);
    ScanInserter inserter = new ScanInserter(0.62, 0.47);
    for (int i = 0; i < 60; i++) {
      Pose2 pose = Room.onRound(i / 60.0);
      LaserScan scan = Room.scan("0", pose);
      inserter.insert(
          grid, scan.surfaces(Pose2.IDENTITY, 30, 0.05, 0.3), Pose2.IDENTITY, frame.compose(pose));
    }
    return grid;
  }

  @Test
  void oneRoomSeenTwiceIsAccepted() {
    Pose2 frame = new Pose2(3.3, -2.1, 0.7);
    Acceptance seen = Acceptance.at(PLACE, room(Pose2.IDENTITY), frame.compose(PLACE), room(frame));
    assertThat(seen.index()).isGreaterThan(0.98);
    assertThat(seen.agreeing()).isGreaterThan(200);
  }

  @Test
  void theSameRoomElsewhereIsNot() {
    ProbabilityGrid room = room(Pose2.IDENTITY);
    Acceptance moved = Acceptance.at(PLACE, room, PLACE.compose(new Pose2(0.8, 0.6, 0.3)), room);
    assertThat(moved.index()).isLessThan(0.6);
  }

  @Test
  void whatNobodyHasLookedAtSaysNothing() {
    ProbabilityGrid nothing = new ProbabilityGrid(GroupMap.RESOLUTION);
    Acceptance none = Acceptance.at(PLACE, room(Pose2.IDENTITY), PLACE, nothing);
    assertThat(none.agreeing() + none.opposing()).isZero();
    assertThat(none.index()).isEqualTo(1);
    assertThat(none.plus(new Acceptance(3, 1)).index()).isCloseTo(0.75, within(1e-12));
  }
}
