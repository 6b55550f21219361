package io.drover.bench.slam;

import io.drover.core.geometry.Pose2;
import io.drover.slam.grid.ProbabilityGrid;
import io.drover.slam.local.LocalScan;
import io.drover.slam.local.LocalSlam;
import io.drover.slam.local.LocalSlamOptions;
import io.drover.slam.placement.Footprint;
import io.drover.slam.posegraph.PoseGraph;
import io.drover.slam.posegraph.PoseGraphOptions;
import io.drover.slam.posegraph.ScanId;
import io.drover.slam.sensor.RobotScan;
import java.util.ArrayList;
import java.util.List;

/**
 * What a simulated robot has mapped, and what a round of its scans takes: measured CPU time on one
 * thread of this machine, means of the second half of its rounds.
 *
 * @param map of the robot alone, by its own scan matching and loop closing
 * @param start pose of the map's frame in the building's, which the robot does not know
 * @param footprint in the building's frame
 * @param mapBytes of its grid, deflated
 * @param frameSeconds of SLAM a round
 * @param packSeconds a round
 * @param packedBytes a round
 * @param scans in a round
 */
record SurveyedRobot(
    RobotMap map,
    Pose2 start,
    Footprint footprint,
    int mapBytes,
    double frameSeconds,
    double packSeconds,
    double packedBytes,
    int scans) {

  /**
   * Lets it map.
   *
   * @param scans all that it sees
   * @param perRound scans of a round
   */
  static SurveyedRobot of(List<RobotScan> scans, Pose2 start, int perRound) {
    Survey survey = new Survey();
    int rounds = scans.size() / perRound;
    double frame = 0;
    double packing = 0;
    double bytes = 0;
    for (int round = 0; round < rounds; round++) {
      List<RobotScan> taken = scans.subList(round * perRound, (round + 1) * perRound);
      double before = CpuClock.seconds();
      byte[] packed = ScanPacker.pack(taken);
      double between = CpuClock.seconds();
      taken.forEach(survey::add);
      double after = CpuClock.seconds();
      if (round >= rounds / 2) {
        packing += between - before;
        bytes += packed.length;
        frame += after - between;
      }
    }
    int counted = rounds - rounds / 2;
    RobotMap map = survey.map();
    ProbabilityGrid grid = new ProbabilityGrid(MapFusion.RESOLUTION);
    map.draw(grid, Pose2.IDENTITY);
    grid.crop();
    return new SurveyedRobot(
        map,
        start,
        Footprint.of(grid, start),
        GridBytes.of(grid),
        frame / counted,
        packing / counted,
        bytes / counted,
        perRound);
  }

  /** One robot's SLAM on one thread. */
  private static final class Survey {
    private final LocalSlam local = new LocalSlam(LocalSlamOptions.DEFAULT);
    private final PoseGraph graph = new PoseGraph(PoseGraphOptions.DEFAULT);

    void add(RobotScan scan) {
      local
          .add(scan)
          .filter(LocalScan::kept)
          .ifPresent(
              kept -> {
                var unused = graph.add(0, kept);
              });
    }

    RobotMap map() {
      List<LocalScan> scans = new ArrayList<>();
      List<Pose2> poses = new ArrayList<>();
      for (ScanId id : graph.scans(0)) {
        scans.add(graph.scan(id));
        poses.add(graph.pose(id));
      }
      return new RobotMap(scans, poses);
    }
  }
}
