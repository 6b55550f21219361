package io.drover.slam.fusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.core.geometry.Pose2;
import io.drover.slam.FleetMapping;
import io.drover.slam.Room;
import io.drover.slam.local.LocalSlamOptions;
import io.drover.slam.placement.Footprint;
import io.drover.slam.placement.OverlapGraph;
import io.drover.slam.posegraph.PoseGraphOptions;
import io.drover.slam.sensor.RobotScan;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class RobotFootprintsTest {
  private static final int SCANS = 500;

  private static RobotScan scan(double round) {
    return new RobotScan(
        Room.scan(Double.toString(round), Room.onRound(round)), Pose2.IDENTITY, Optional.empty());
  }

  @Test
  void robotsThatHaveMetOverlapAndOthersDoNot() {
    try (FleetMapping mapping =
        new FleetMapping(LocalSlamOptions.DEFAULT, PoseGraphOptions.DEFAULT)) {
      for (int i = 0; i < SCANS; i++) {
        mapping.add(1, scan(1.3 * i / SCANS));
        mapping.add(2, scan(1.3 * i / SCANS + 0.5));
        if (i < 5) {
          // it does not drive far enough to be recognised
          mapping.add(3, scan(1.3 * i / SCANS));
        }
      }
      mapping.finish();
      assertThat(mapping.graph().frames()).containsExactly(List.of(1, 2), List.of(3));
      SortedMap<Integer, Footprint> maps = RobotFootprints.of(mapping.graph());
      assertThat(maps.keySet()).containsExactly(1, 2, 3);
      // the room has 64 m²
      assertThat(maps.values()).allMatch(map -> map.squareMetres() > 30);
      assertThat(maps.values()).allMatch(map -> map.squareMetres() < 80);
      OverlapGraph overlaps = OverlapGraph.ofFootprints(List.copyOf(maps.values()));
      assertThat(overlaps.weight(0, 1)).isBetween(0.4, 0.5);
      assertThat(overlaps.weight(0, 2)).isZero();
      assertThat(overlaps.weight(1, 2)).isZero();
    }
  }
}
