package io.drover.bench.slam;

import io.drover.slam.sensor.RobotScan;
import io.drover.slam.simulation.FloorPlanKind;
import io.drover.slam.simulation.FloorPlanOptions;
import io.drover.slam.simulation.SimulatedFleet;
import io.drover.slam.simulation.SimulatedFleetOptions;
import io.drover.slam.simulation.SimulatedScan;
import java.util.ArrayList;
import java.util.List;

/** A simulated fleet in a building of its own, each robot of which has mapped. */
record FleetSurvey(List<SurveyedRobot> robots) {
  FleetSurvey {
    robots = List.copyOf(robots);
  }

  /**
   * Simulates one.
   *
   * @param seed of the building and of the fleet
   */
  static FleetSurvey of(FloorPlanKind kind, long seed, int robots, RecSlamConfig config) {
    SimulatedFleet fleet =
        new SimulatedFleet(
            FloorPlanOptions.usual(kind, seed).plan(),
            new SimulatedFleetOptions(robots, config.exploreSeconds(), config.robot(), seed));
    List<SurveyedRobot> surveyed = new ArrayList<>();
    for (int robot = 0; robot < robots; robot++) {
      List<RobotScan> scans = fleet.scans(robot).map(SimulatedScan::scan).toList();
      surveyed.add(
          SurveyedRobot.of(robot, scans, fleet.starts().get(robot), config.scansPerRound()));
    }
    return new FleetSurvey(surveyed);
  }

  /** Puts their maps together. */
  FleetFusions fusions(RecSlamConfig config) {
    return new FleetFusions(
        robots.stream().map(SurveyedRobot::matched).toList(), config.roundSeconds());
  }
}
