package io.drover.slam.placement;

import java.util.List;

/**
 * RecSLAM's latency of one round, in its symbols: t_r = t_pack + t_transfer(r→e) + t_frame(e); t_e
 * = max over an edge's robots of t_r, + t_fuse(e); t_c = max over edges of (t_e + t_transfer(e→c)),
 * + t_fuse(c). Immutable; any thread.
 *
 * <p>Fusion takes {@link FusionTime} by the machine's speed, an edge's for the robots' maps, the
 * cloud's for the edges' maps. A fused map weighs by the area that it covers, so that overlap
 * within an edge saves backhaul. Where an edge has more robots than cores, their frames share the
 * cores. An edge without robots costs nothing.
 */
public final class RoundLatency {
  /**
   * What a robot adds to an edge that it does not reach: far above any round, so that searches
   * which start there find their way out, one robot after another.
   */
  static final double OUT_OF_REACH_SECONDS = 1e6;

  private static final int BITS = 8;

  private final PlacementProblem problem;
  private final int robots;
  private final int edges;

  /** Until a robot's scans are at an edge, [edge][robot]. */
  private final double[][] arrivalSeconds;

  /** SLAM of a robot's scans with a core of its own, [edge][robot]. */
  private final double[][] frameSeconds;

  /** Of so many maps, [edge][maps]. */
  private final double[][] fusionSeconds;

  private final double[] cloudFusionSeconds;
  private final double[] secondsPerSquareMetre;
  private final double[] cores;

  public RoundLatency(PlacementProblem problem) {
    this.problem = problem;
    this.robots = problem.robots().size();
    this.edges = problem.edges().size();
    this.arrivalSeconds = new double[edges][robots];
    this.frameSeconds = new double[edges][robots];
    this.fusionSeconds = new double[edges][robots + 1];
    this.cloudFusionSeconds = new double[edges + 1];
    this.secondsPerSquareMetre = new double[edges];
    this.cores = new double[edges];
    for (int edge = 0; edge < edges; edge++) {
      measure(edge, problem.edges().get(edge));
    }
    FusionTime fusion = problem.fusion().time();
    for (int maps = 0; maps <= edges; maps++) {
      cloudFusionSeconds[maps] = fusion.seconds(maps) / problem.cloud().speed();
    }
  }

  private void measure(int edge, EdgeProfile profile) {
    for (int i = 0; i < robots; i++) {
      RobotProfile robot = problem.robots().get(i);
      double rate = robot.uplinkBitsPerSecond().get(edge);
      arrivalSeconds[edge][i] = robot.packSeconds() + transferSeconds(robot.bytesPerRound(), rate);
      frameSeconds[edge][i] = robot.frameSeconds() / profile.speed();
    }
    for (int maps = 0; maps <= robots; maps++) {
      fusionSeconds[edge][maps] = problem.fusion().time().seconds(maps) / profile.speed();
    }
    secondsPerSquareMetre[edge] =
        BITS * problem.fusion().bytesPerSquareMetre() / profile.backhaulBitsPerSecond();
    cores[edge] = profile.cores();
  }

  private static double transferSeconds(double bytes, double bitsPerSecond) {
    return bitsPerSecond > 0 ? BITS * bytes / bitsPerSecond : Double.POSITIVE_INFINITY;
  }

  PlacementProblem problem() {
    return problem;
  }

  int robots() {
    return robots;
  }

  int edges() {
    return edges;
  }

  /** t_c, seconds; positive infinity if a robot does not reach its edge. */
  public double seconds(EdgePlacement placement) {
    requireFits(placement);
    double slowest = 0;
    int used = 0;
    for (int edge = 0; edge < edges; edge++) {
      List<Integer> members = placement.robotsOf(edge);
      slowest = Math.max(slowest, edgeSeconds(edge, members));
      used += members.isEmpty() ? 0 : 1;
    }
    return slowest + cloudFusionSeconds[used];
  }

  /**
   * t_e + t_transfer(e→c): until an edge's map is in the cloud, seconds; positive infinity if it is
   * out of reach of one of the robots.
   */
  public double edgeSeconds(int edge, List<Integer> members) {
    for (int robot : members) {
      if (!problem.reaches(robot, edge)) {
        return Double.POSITIVE_INFINITY;
      }
    }
    return edgeSeconds(edge, RobotSet.of(robots, members), Double.POSITIVE_INFINITY);
  }

  /**
   * The same for a search: finite, with {@link #OUT_OF_REACH_SECONDS} more for each robot out of
   * reach.
   *
   * @param enough once it is clear that it takes longer than this, some number above it is returned
   */
  double edgeSeconds(int edge, RobotSet members, double enough) {
    double robotSeconds = robotSeconds(edge, members);
    return robotSeconds > enough || members.size() == 0
        ? robotSeconds
        : robotSeconds + mapSeconds(edge, problem.maps().fusedSquareMetres(members));
  }

  /** t_e: until an edge has fused the maps of its robots. */
  double robotSeconds(int edge, RobotSet members) {
    double turns = Math.max(1, members.size() / cores[edge]);
    double slowest = 0;
    double outOfReach = 0;
    for (int i = 0; i < members.words(); i++) {
      for (long left = members.word(i); left != 0; left &= left - 1) {
        int robot = i * Long.SIZE + Long.numberOfTrailingZeros(left);
        double seconds = arrivalSeconds[edge][robot] + turns * frameSeconds[edge][robot];
        if (seconds < Double.POSITIVE_INFINITY) {
          slowest = Math.max(slowest, seconds);
        } else {
          outOfReach += OUT_OF_REACH_SECONDS;
        }
      }
    }
    return outOfReach + slowest + fusionSeconds[edge][members.size()];
  }

  /** t_transfer(e→c) of a map. */
  double mapSeconds(int edge, double squareMetres) {
    return squareMetres * secondsPerSquareMetre[edge];
  }

  /** t_fuse(e) of so many maps. */
  double fusionSeconds(int edge, int maps) {
    return fusionSeconds[edge][maps];
  }

  /** t_fuse(c) of so many edges' maps. */
  double cloudFusionSeconds(int edgesUsed) {
    return cloudFusionSeconds[edgesUsed];
  }

  /**
   * The same round without edges, RecSLAM's baseline "Cloud": each robot runs SLAM itself and sends
   * its map, which the cloud fuses with all others. Seconds; positive infinity if a robot does not
   * reach the cloud.
   */
  public double cloudOnlySeconds() {
    double slowest = 0;
    for (int i = 0; i < robots; i++) {
      RobotProfile robot = problem.robots().get(i);
      double bytes = problem.maps().squareMetres(i) * problem.fusion().bytesPerSquareMetre();
      double sent = transferSeconds(bytes, robot.cloudBitsPerSecond());
      slowest = Math.max(slowest, robot.onboardFrameSeconds() + sent);
    }
    return slowest + problem.fusion().time().seconds(robots) / problem.cloud().speed();
  }

  private void requireFits(EdgePlacement placement) {
    if (placement.robots() != robots || placement.edges() != edges) {
      throw new IllegalArgumentException(
          "%d robots on %d edges, placed are %d on %d"
              .formatted(robots, edges, placement.robots(), placement.edges()));
    }
  }
}
