package io.drover.slam.simulation;

import io.drover.core.geometry.Pose2;
import io.drover.core.geometry.Vector2;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Robots in one building that know nothing of each other, as RecSLAM's: each starts somewhere else
 * and does not know where. They drive through one another. Does not change; any thread, and each
 * robot may be asked for as often as one likes.
 */
public final class SimulatedFleet {
  /** When the first scans are taken, so that stamps look like a log's. */
  private static final double EPOCH = 1_000_000_000;

  /** Of so many places the one farthest from other robots' is a start. */
  private static final int CANDIDATES = 12;

  private final FloorPlan plan;
  private final SimulatedFleetOptions options;
  private final FreeSpace space;
  private final List<Pose2> starts = new ArrayList<>();

  /**
   * Looks for places to start from.
   *
   * @throws io.drover.core.error.DroverException {@code INVALID_ARGUMENT} if a robot has no room
   */
  public SimulatedFleet(FloorPlan plan, SimulatedFleetOptions options) {
    this.plan = plan;
    this.options = options;
    this.space = new FreeSpace(plan, options.robot().drive().radius());
    SplittableRandom random = new SplittableRandom(options.seed());
    for (int robot = 0; robot < options.robots(); robot++) {
      Vector2 place = farthest(random);
      starts.add(new Pose2(place.x(), place.y(), random.nextDouble(-Math.PI, Math.PI)));
    }
  }

  private Vector2 farthest(SplittableRandom random) {
    Vector2 best = space.at(space.any(random));
    double most = -1;
    for (int i = 0; i < CANDIDATES; i++) {
      Vector2 place = space.at(space.any(random));
      double metres =
          starts.stream()
              .mapToDouble(start -> start.translation().minus(place).norm())
              .min()
              .orElse(0);
      if (metres > most) {
        most = metres;
        best = place;
      }
    }
    return best;
  }

  public FloorPlan plan() {
    return plan;
  }

  public SimulatedFleetOptions options() {
    return options;
  }

  /** Where each robot starts in the plan's frame. */
  public List<Pose2> starts() {
    return List.copyOf(starts);
  }

  /**
   * A robot at its start; the same scans come from it each time.
   *
   * @param robot from 0 on
   */
  public SimulatedRobot robot(int robot) {
    // robots of one seed differ by more than a step of the generator
    SplittableRandom random =
        new SplittableRandom(options.seed() ^ (robot + 1) * 0x9E3779B97F4A7C15L);
    double phase = random.nextDouble() / options.robot().laser().rateHz();
    return new SimulatedRobot(
        options.robot(), plan, space, starts.get(robot), EPOCH + phase, random);
  }

  /** All scans of a robot, made as they are taken from the stream. */
  public Stream<SimulatedScan> scans(int robot) {
    return Stream.generate(robot(robot)::next).limit(options.scansPerRobot());
  }
}
