package io.drover.slam.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.geometry.Pose2;
import io.drover.slam.Room;
import io.drover.slam.grid.ProbabilityGrid;
import io.drover.slam.grid.ScanInserter;
import io.drover.slam.sensor.PointCloud;
import java.util.List;
import org.junit.jupiter.api.Test;

class FootprintTest {
  /** A grid in which all of [x, x + 2) × [y, y + 1) is known, and nothing else. */
  private static ProbabilityGrid known(double x, double y) {
    ProbabilityGrid grid = new ProbabilityGrid(0.1);
    for (int row = 0; row < 10; row++) {
      double at = y + 0.05 + row * 0.1;
      double end = x + 1.95;
      PointCloud ends = new PointCloud(new double[] {end}, new double[] {at});
      Pose2 laser = new Pose2(x + 0.05, at, 0);
      new ScanInserter(0.55, 0.49).insert(grid, ends, laser, Pose2.IDENTITY);
    }
    return grid;
  }

  @Test
  void coversWhatTheGridKnowsAndNothingElse() {
    Footprint footprint = Footprint.of(known(1, -0.5), Pose2.IDENTITY);
    assertThat(footprint.cells())
        .containsExactlyInAnyOrder(
            Footprint.cell(2, -1),
            Footprint.cell(3, -1),
            Footprint.cell(4, -1),
            Footprint.cell(5, -1),
            Footprint.cell(2, 0),
            Footprint.cell(3, 0),
            Footprint.cell(4, 0),
            Footprint.cell(5, 0));
    assertThat(footprint.squareMetres()).isEqualTo(2);
  }

  @Test
  void standsWhereTheGridStands() {
    Footprint there = Footprint.of(known(0, 0), new Pose2(-1.0, 3.0, Math.PI / 2));
    // turned to the left, [0, 2) × [0, 1) is (-1, 0] × [0, 2)
    assertThat(there.cells())
        .containsExactlyInAnyOrder(
            Footprint.ofCells(
                    Footprint.cell(-4, 6),
                    Footprint.cell(-3, 6),
                    Footprint.cell(-4, 7),
                    Footprint.cell(-3, 7),
                    Footprint.cell(-4, 8),
                    Footprint.cell(-3, 8),
                    Footprint.cell(-4, 9),
                    Footprint.cell(-3, 9))
                .cells()
                .boxed()
                .toArray(Long[]::new));
  }

  @Test
  void cellsThatAreHardlyKnownAreNotCovered() {
    assertThat(Footprint.of(known(0.3, 0), Pose2.IDENTITY).cells())
        .contains(Footprint.cell(1, 0), Footprint.cell(3, 1))
        .doesNotContain(Footprint.cell(0, 0))
        .contains(Footprint.cell(4, 0));
  }

  @Test
  void aRoomSeenFromTwoPlacesIsTheSameRoom() {
    OverlapGraph graph = OverlapGraph.ofFootprints(List.of(seen(0, 0.2), seen(0.5, -1.1)));
    assertThat(graph.weight(0, 1)).isGreaterThan(0.4);
    assertThat(graph.squareMetres(0)).isCloseTo(64, within(12.0));
  }

  /** The room after half a round, in a grid whose frame is turned. */
  private static Footprint seen(double from, double turned) {
    ProbabilityGrid grid = new ProbabilityGrid(0.05);
    Pose2 frame = new Pose2(1, 2, turned);
    for (int i = 0; i < 40; i++) {
      Pose2 pose = Room.onRound(from + i / 40.0);
      Pose2 inFrame = frame.between(pose);
      new ScanInserter(0.55, 0.49)
          .insert(
              grid,
              Room.scan("t", pose).surfaces(Pose2.IDENTITY, 30, 0.05, 0.3),
              Pose2.IDENTITY,
              inFrame);
    }
    return Footprint.of(grid, frame);
  }

  @Test
  void anEmptyGridCoversNothing() {
    assertThat(Footprint.of(new ProbabilityGrid(0.05), new Pose2(3, 4, 1)).squareMetres()).isZero();
    assertThat(Footprint.union(List.of()).squareMetres()).isZero();
  }
}
