package io.drover.bench.slam;

import io.drover.core.geometry.Pose2;
import io.drover.slam.fusion.MessageBytes;
import io.drover.slam.grid.ProbabilityGrid;
import io.drover.slam.local.LocalScan;
import io.drover.slam.local.LocalSlam;
import io.drover.slam.local.LocalSlamOptions;
import io.drover.slam.local.Submap;
import io.drover.slam.map.MapDrawing;
import io.drover.slam.placement.Footprint;
import io.drover.slam.posegraph.PoseGraph;
import io.drover.slam.posegraph.PoseGraphOptions;
import io.drover.slam.sensor.RobotScan;
import java.util.ArrayList;
import java.util.List;

/**
 * What a simulated robot has mapped, and what a round of its scans takes: measured CPU time on one
 * thread of this machine, means of the second half of its rounds.
 *
 * @param matched scans, for pose graphs of several robots
 * @param graph of the robot alone, finished
 * @param start pose of the graph's frame in the building's, which the robot does not know
 * @param footprint of its map in the building's frame
 * @param mapBytes of its map, as it is sent
 * @param frameSeconds of SLAM a round: scan matching, and loops of its own
 * @param packSeconds a round
 * @param packedBytes a round, as they are sent
 * @param scans in a round
 */
record SurveyedRobot(
    MatchedScans matched,
    PoseGraph graph,
    Pose2 start,
    Footprint footprint,
    int mapBytes,
    double frameSeconds,
    double packSeconds,
    double packedBytes,
    int scans) {
  /** Side of a map's cells, metres. */
  static final double RESOLUTION = 0.05;

  /** A drawn map as a message, bytes. */
  static int messageBytes(ProbabilityGrid grid) {
    return MessageBytes.ofSubmap(Submap.finished(0, Pose2.IDENTITY, grid, 0)).length;
  }

  /**
   * Lets it map.
   *
   * @param scans all that it sees
   * @param perRound scans of a round
   */
  static SurveyedRobot of(int robot, List<RobotScan> scans, Pose2 start, int perRound) {
    Survey survey = new Survey(robot);
    int rounds = scans.size() / perRound;
    for (int round = 0; round < rounds; round++) {
      survey.round(scans.subList(round * perRound, (round + 1) * perRound), round >= rounds / 2);
    }
    int counted = rounds - rounds / 2;
    MatchedScans matched = survey.finish();
    MapDrawing drawing = new MapDrawing(RESOLUTION);
    drawing.add(survey.graph, robot, Pose2.IDENTITY);
    return new SurveyedRobot(
        matched,
        survey.graph,
        start,
        Footprint.of(drawing.grid(), start),
        messageBytes(drawing.grid()),
        survey.frameSeconds / counted,
        survey.packSeconds / counted,
        (double) survey.packedBytes / counted,
        perRound);
  }

  /** One robot's SLAM on one thread. */
  private static final class Survey {
    private final int robot;
    private final CpuClock clock = new CpuClock();
    private final LocalSlam local = new LocalSlam(LocalSlamOptions.DEFAULT);
    private final PoseGraph graph = new PoseGraph(PoseGraphOptions.DEFAULT);
    private final List<LocalScan> kept = new ArrayList<>();
    private double frameSeconds;
    private double packSeconds;
    private long packedBytes;
    private long number;

    Survey(int robot) {
      this.robot = robot;
    }

    void round(List<RobotScan> scans, boolean counted) {
      List<byte[]> packed = new ArrayList<>();
      double packing =
          clock.seconds(
              () -> scans.forEach(scan -> packed.add(MessageBytes.ofScan(robot, number++, scan))));
      double frame = clock.seconds(() -> scans.forEach(this::add));
      if (counted) {
        packSeconds += packing;
        packedBytes += packed.stream().mapToLong(bytes -> bytes.length).sum();
        frameSeconds += frame;
      }
    }

    private void add(RobotScan scan) {
      local
          .add(scan)
          .filter(LocalScan::kept)
          .ifPresent(
              matched -> {
                kept.add(matched);
                var unused = graph.add(robot, matched);
              });
    }

    MatchedScans finish() {
      List<Submap> last = local.finish();
      graph.finish(robot, last);
      graph.finish();
      return new MatchedScans(kept, last);
    }
  }
}
