package io.drover.launch.map;

import io.drover.core.geometry.Pose2;
import io.drover.core.geometry.Vector2;
import io.drover.launch.cli.Progress;
import io.drover.slam.StampedPose;
import io.drover.slam.log.CarmenWriter;
import io.drover.slam.simulation.SimulatedFleet;
import io.drover.slam.simulation.SimulatedScan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A simulated fleet on disk: {@code robot1.clf} with what the first robot knows, {@code
 * robot1.truth.tum} with where it was, and so on, and the plan.
 *
 * @param robots how many
 * @param scans of all of them
 * @param metres that all of them drove
 */
public record FleetLogs(int robots, long scans, double metres) {
  /**
   * Writes everything, one robot after the other.
   *
   * @param folder that is there
   */
  public static FleetLogs write(SimulatedFleet fleet, Path folder) {
    int robots = fleet.options().robots();
    long each = fleet.options().scansPerRobot();
    MapFiles.writeMap(folder, "plan", fleet.plan().image(), Pose2.IDENTITY);
    MapPicture picture = new MapPicture(fleet.plan().image());
    Progress progress = new Progress("scans of " + robots + " robots", (double) each * robots);
    double metres = 0;
    for (int robot = 0; robot < robots; robot++) {
      String name = "robot" + (robot + 1);
      List<StampedPose> truth = new ArrayList<>();
      try (CarmenWriter log = CarmenWriter.open(folder.resolve(name + ".clf"))) {
        for (Iterator<SimulatedScan> scans = fleet.scans(robot).iterator(); scans.hasNext(); ) {
          SimulatedScan scan = scans.next();
          log.write(scan.scan());
          truth.add(new StampedPose(scan.scan().scan().stamp(), scan.truth()));
          progress.at((double) robot * each + truth.size());
        }
      }
      MapFiles.writeTrajectory(folder.resolve(name + ".truth.tum"), truth);
      picture.way(MapLayers.way(truth), robot);
      metres += length(truth);
    }
    picture.write(folder.resolve("plan.png"));
    progress.done();
    return new FleetLogs(robots, each * robots, metres);
  }

  private static double length(List<StampedPose> truth) {
    double metres = 0;
    for (int i = 1; i < truth.size(); i++) {
      Vector2 step = truth.get(i).pose().translation().minus(truth.get(i - 1).pose().translation());
      metres += step.norm();
    }
    return metres;
  }

  /** Figures for programs. */
  public Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("robots", robots);
    figures.put("scans", scans);
    figures.put("metres", metres);
    return figures;
  }
}
