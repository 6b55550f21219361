package io.drover.bench.slam;

import io.drover.launch.cli.Progress;
import io.drover.slam.placement.CloudProfile;
import io.drover.slam.placement.EdgeProfile;
import io.drover.slam.placement.FusionProfile;
import io.drover.slam.placement.OverlapGraph;
import io.drover.slam.placement.PlacementProblem;
import io.drover.slam.placement.RobotProfile;
import io.drover.slam.simulation.FloorPlanKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * All that was measured of fleets in one kind of building, of which rounds are made up.
 *
 * @param kind of building
 * @param fleets each in a building of its own
 * @param fusions of their maps, a fleet's each
 * @param fusion of their first maps, by how many
 */
record BuildingSurvey(
    FloorPlanKind kind, List<FleetSurvey> fleets, List<FleetFusions> fusions, FusionTrial fusion) {
  BuildingSurvey {
    fleets = List.copyOf(fleets);
    fusions = List.copyOf(fusions);
  }

  /** Simulates and measures. */
  static BuildingSurvey of(FloorPlanKind kind, RecSlamConfig config, RecSlamEffort effort) {
    Progress progress = new Progress("fleets of an " + nameOf(kind), effort.fleets() + 1.0);
    // a first one, so that what is measured is compiled
    var unused = FleetSurvey.of(kind, 0, 3, config).fusions(config).inOneGraph(List.of(0, 1, 2));
    List<FleetSurvey> fleets = new ArrayList<>();
    for (int seed = 1; seed <= effort.fleets(); seed++) {
      fleets.add(FleetSurvey.of(kind, seed, effort.mostRobots(), config));
      progress.at(seed);
    }
    List<FleetFusions> fusions = fleets.stream().map(fleet -> fleet.fusions(config)).toList();
    FusionTrial trial = FusionTrial.of(fusions, effort.mostRobots());
    progress.done();
    return new BuildingSurvey(kind, fleets, fusions, trial);
  }

  private static String nameOf(FloorPlanKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** For readers. */
  String name() {
    return nameOf(kind);
  }

  /** Mean over all robots. */
  double mean(ToDoubleFunction<SurveyedRobot> figure) {
    return fleets.stream()
        .flatMap(fleet -> fleet.robots().stream())
        .mapToDouble(figure)
        .average()
        .orElse(Double.NaN);
  }

  /** Of a map on its way, deflated. */
  double bytesPerSquareMetre() {
    return mean(SurveyedRobot::mapBytes) / mean(robot -> robot.footprint().squareMetres());
  }

  /** Rounds of each fleet's first robots. */
  List<Round> rounds(int robots, boolean equal, RecSlamConfig config) {
    FusionProfile profile = new FusionProfile(fusion.time(), bytesPerSquareMetre());
    List<EdgeProfile> edges =
        config.unequalEdges().stream()
            .map(
                share ->
                    new EdgeProfile(
                        config.edgeSpeed() * (equal ? 1 : share),
                        config.edgeCores(),
                        config.backhaulBitsPerSecond()))
            .toList();
    List<Round> rounds = new ArrayList<>();
    for (int fleet = 0; fleet < fleets.size(); fleet++) {
      List<SurveyedRobot> members = fleets.get(fleet).robots().subList(0, robots);
      PlacementProblem problem =
          new PlacementProblem(
              OverlapGraph.ofFootprints(members.stream().map(SurveyedRobot::footprint).toList()),
              members.stream().map(robot -> profile(robot, robots, config)).toList(),
              edges,
              new CloudProfile(config.cloudSpeed()),
              profile);
      rounds.add(new Round(problem, config.cloudCores(), fusions.get(fleet)));
    }
    return rounds;
  }

  private static RobotProfile profile(SurveyedRobot robot, int robots, RecSlamConfig config) {
    double air = config.wifiBitsPerSecond() / robots;
    return new RobotProfile(
        robot.packSeconds() / config.robotSpeed(),
        robot.packedBytes(),
        robot.frameSeconds(),
        robot.frameSeconds() / config.robotSpeed(),
        Collections.nCopies(config.edges(), air),
        Math.min(air, config.wanBitsPerSecond() / robots));
  }
}
