package io.drover.slam.fusion;

import io.drover.slam.placement.CloudProfile;
import io.drover.slam.placement.EdgePlacement;
import io.drover.slam.placement.EdgeProfile;
import io.drover.slam.placement.Footprint;
import io.drover.slam.placement.FusionProfile;
import io.drover.slam.placement.FusionSample;
import io.drover.slam.placement.FusionTime;
import io.drover.slam.placement.JointPlanner;
import io.drover.slam.placement.JointPlannerOptions;
import io.drover.slam.placement.OverlapGraph;
import io.drover.slam.placement.PlacementProblem;
import io.drover.slam.placement.Regrouped;
import io.drover.slam.placement.Regrouping;
import io.drover.slam.placement.RegroupingOptions;
import io.drover.slam.placement.RobotProfile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Decides while robots drive which edge each should send to: RecSLAM's planner on what was measured
 * since the last look, with hysteresis. One thread.
 *
 * <p>A round is {@value #ROUND_SCANS} scans of the robot that has most, and of others as many as
 * they have meanwhile. Robots are taken to be alike: where scans take longer, the edge is slow, or
 * shared by more robots than it has cores for. An edge that no robot sends to is remembered as it
 * was, and a new one taken to be like the mean. What fusing takes by the number of robots is fitted
 * to what edges took, and the cloud taken to be as fast as they are. What they send to the cloud is
 * taken to be what their robots' maps cover together, as RecSLAM has it.
 */
public final class FleetRegrouping {
  static final int ROUND_SCANS = 50;

  /** Of the robot that has most, before anything is concluded from them. */
  static final long LEAST_SCANS = 100;

  /** After a move, whose cost and effect are still in the figures. */
  static final long REST_SCANS = 500;

  /** Measurements while others use the machine, too, are not that certain. */
  private static final RegroupingOptions HYSTERESIS = new RegroupingOptions(0.2, 0.01);

  private static final double LEAST_SCAN_SECONDS = 1e-6;

  private final double cores;
  private final double backhaulBitsPerSecond;
  private final Regrouping rule =
      new Regrouping(HYSTERESIS, new JointPlanner(JointPlannerOptions.DEFAULT));

  /** By edge: what a scan takes there with a core of its own. */
  private final Map<Integer, Double> scanSeconds = new HashMap<>();

  private Map<Integer, UplinkFigures> before = Map.of();
  private long needed = LEAST_SCANS;

  /** The first scans of an edge take longer than any later ones: nothing is concluded from them. */
  private boolean warm;

  /** What one robot has done since the last look. */
  private record Share(
      MeasuredFleet.Robot robot, long scans, double scanSeconds, double fuseSeconds, double bytes) {
    static Share of(MeasuredFleet.Robot robot, UplinkFigures before) {
      UplinkFigures now = robot.figures();
      long scans = now.scans() - before.scans();
      double seconds = (now.matchSeconds() - before.matchSeconds()) / scans;
      double fused = (now.fuseSeconds() - before.fuseSeconds()) / scans;
      double bytes = (double) (now.sent().wire() - before.sent().wire()) / scans;
      return new Share(robot, scans, Math.max(LEAST_SCAN_SECONDS, seconds), fused, bytes);
    }
  }

  /**
   * A rule.
   *
   * @param cores of each edge: robots whose scans it can work on at once, &gt; 0
   * @param backhaulBitsPerSecond from each edge to the cloud, &gt; 0
   */
  public FleetRegrouping(double cores, double backhaulBitsPerSecond) {
    this.cores = cores;
    this.backhaulBitsPerSecond = backhaulBitsPerSecond;
  }

  /** One look; empty: all stay, or too little was measured since the last one. */
  public Optional<FleetMoves> look(MeasuredFleet fleet) {
    SortedMap<Integer, Share> driving = driving(fleet);
    long most = driving.values().stream().mapToLong(Share::scans).max().orElse(0);
    if (most < needed) {
      return Optional.empty();
    }
    before = new HashMap<>();
    fleet.robots().forEach((number, robot) -> before.put(number, robot.figures()));
    needed = LEAST_SCANS;
    if (!warm) {
      warm = true;
      return Optional.empty();
    }
    if (!driving.values().stream().allMatch(share -> share.robot.reachesItsEdge())) {
      // such a robot is about to move by itself
      return Optional.empty();
    }
    List<Share> shares = List.copyOf(driving.values());
    int[] robotsOn = robotsOn(shares, fleet.edges());
    measure(shares, robotsOn);
    Regrouped plan = rule.regroup(present(shares, fleet), problem(fleet, shares, robotsOn, most));
    if (plan.moved().isEmpty()) {
      return Optional.empty();
    }
    needed = REST_SCANS;
    return Optional.of(moves(plan, List.copyOf(driving.keySet()), shares, fleet.edges()));
  }

  private SortedMap<Integer, Share> driving(MeasuredFleet fleet) {
    SortedMap<Integer, Share> driving = new TreeMap<>();
    UplinkFigures nothing = new UplinkFigures(0, 0, 0, EncodedBytes.NONE, 0);
    fleet
        .robots()
        .forEach(
            (number, robot) -> {
              Share share = Share.of(robot, before.getOrDefault(number, nothing));
              if (share.scans > 0) {
                driving.put(number, share);
              }
            });
    return driving;
  }

  private static int[] robotsOn(List<Share> shares, int edges) {
    int[] robotsOn = new int[edges];
    shares.forEach(share -> robotsOn[share.robot.edge()]++);
    return robotsOn;
  }

  /** By which an edge with so many robots is the slower for each of them. */
  private double turns(int robots) {
    return Math.max(1, robots / cores);
  }

  /** What a scan would take with a core of its own, on the edge where it was. */
  private double aloneSeconds(Share share, int[] robotsOn) {
    return share.scanSeconds / turns(robotsOn[share.robot.edge()]);
  }

  private void measure(List<Share> shares, int[] robotsOn) {
    for (int edge = 0; edge < robotsOn.length; edge++) {
      int number = edge;
      shares.stream()
          .filter(share -> share.robot.edge() == number)
          .mapToDouble(share -> aloneSeconds(share, robotsOn))
          .average()
          .ifPresent(seconds -> scanSeconds.put(number, seconds));
    }
  }

  /** Relative to a machine that takes a second a scan. */
  private double speed(int edge) {
    return 1 / scanSeconds.getOrDefault(edge, meanScanSeconds());
  }

  private double meanScanSeconds() {
    return scanSeconds.values().stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  private static EdgePlacement present(List<Share> shares, MeasuredFleet fleet) {
    return new EdgePlacement(
        shares.stream().map(share -> share.robot.edge()).toList(), fleet.edges());
  }

  private PlacementProblem problem(
      MeasuredFleet fleet, List<Share> shares, int[] robotsOn, long most) {
    List<EdgeProfile> edges = new ArrayList<>();
    for (int edge = 0; edge < fleet.edges(); edge++) {
      edges.add(new EdgeProfile(speed(edge), cores, backhaulBitsPerSecond));
    }
    List<RobotProfile> robots = new ArrayList<>();
    List<Footprint> maps = new ArrayList<>();
    for (Share share : shares) {
      double scans = (double) ROUND_SCANS * share.scans / most;
      double seconds = scans * aloneSeconds(share, robotsOn) * speed(share.robot.edge());
      robots.add(
          new RobotProfile(
              0, scans * share.bytes, seconds, seconds, share.robot.linkBitsPerSecond(), 0));
      maps.add(share.robot.map());
    }
    double area = fleet.squareMetres();
    return new PlacementProblem(
        OverlapGraph.ofFootprints(maps),
        robots,
        edges,
        new CloudProfile(1 / meanScanSeconds()),
        new FusionProfile(
            fusionTime(shares, robotsOn, most), area > 0 ? fleet.submapBytes() / area : 0));
  }

  /** Of a round, on a machine that takes a second to match a scan. */
  private FusionTime fusionTime(List<Share> shares, int[] robotsOn, long most) {
    List<FusionSample> samples = new ArrayList<>();
    for (int edge = 0; edge < robotsOn.length; edge++) {
      int number = edge;
      double seconds =
          shares.stream()
              .filter(share -> share.robot.edge() == number)
              .mapToDouble(share -> share.scans * share.fuseSeconds)
              .sum();
      if (robotsOn[edge] > 0) {
        samples.add(new FusionSample(robotsOn[edge], seconds * ROUND_SCANS / most * speed(edge)));
      }
    }
    return FusionTime.fitted(samples);
  }

  private static FleetMoves moves(
      Regrouped plan, List<Integer> numbers, List<Share> shares, int edges) {
    SortedMap<Integer, FleetMoves.Move> moves = new TreeMap<>();
    for (int robot : plan.moved()) {
      int from = shares.get(robot).robot.edge();
      int to = plan.placement().edgeOf().get(robot);
      List<Double> links = shares.get(robot).robot.linkBitsPerSecond();
      moves.put(numbers.get(robot), new FleetMoves.Move(from, to, links.get(from), links.get(to)));
    }
    List<Double> scanSeconds = new ArrayList<>();
    for (int edge = 0; edge < edges; edge++) {
      int number = edge;
      scanSeconds.add(
          shares.stream()
              .filter(share -> share.robot.edge() == number)
              .mapToDouble(Share::scanSeconds)
              .average()
              .orElse(Double.NaN));
    }
    return new FleetMoves(moves, plan.keptSeconds(), plan.seconds(), scanSeconds);
  }
}
