package io.drover.bench.slam;

import io.drover.core.geometry.Pose2;
import io.drover.slam.grid.ProbabilityGrid;
import io.drover.slam.optimization.Information;
import io.drover.slam.optimization.PoseEdge;
import io.drover.slam.optimization.PoseOptimizer;
import io.drover.slam.optimization.PoseOptimizerOptions;
import io.drover.slam.optimization.PoseProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * RecSLAM's fusion: each pair of maps is matched, maps that hang together are brought to where all
 * matches fit best, and one grid is drawn of them. Nothing is known of where they stand to each
 * other. One thread.
 */
final class MapFusion {
  /** Side of the fused map's cells, metres. */
  static final double RESOLUTION = 0.05;

  /** A tenth of a metre and two degrees. */
  private static final Information MATCH = Information.of(10, 30);

  private static final PoseOptimizerOptions OPTIMIZING = new PoseOptimizerOptions(20, 1e-6, 1);

  private final List<SearchedMap> maps;
  private final List<PoseEdge> matches = new ArrayList<>();

  /**
   * What came out.
   *
   * @param frames pose of each map in the frame of the first one, of those that hang together with
   *     it
   * @param pairs that were matched
   * @param grid of those maps
   */
  record Fused(Map<Integer, Pose2> frames, int pairs, ProbabilityGrid grid) {}

  private MapFusion(List<RobotMap> robots) {
    maps = robots.stream().map(SearchedMap::new).toList();
  }

  static Fused of(List<RobotMap> robots) {
    MapFusion fusion = new MapFusion(robots);
    fusion.matchPairs();
    Map<Integer, Pose2> frames = fusion.relaxed(fusion.connected());
    ProbabilityGrid grid = new ProbabilityGrid(RESOLUTION);
    frames.forEach((robot, frame) -> robots.get(robot).draw(grid, frame));
    grid.crop();
    return new Fused(frames, fusion.matches.size(), grid);
  }

  private void matchPairs() {
    for (int i = 0; i < maps.size(); i++) {
      for (int j = i + 1; j < maps.size(); j++) {
        int from = i;
        int to = j;
        Optional<Pose2> found = maps.get(i).find(maps.get(j));
        found.ifPresent(pose -> matches.add(new PoseEdge(from, to, pose, MATCH, true)));
      }
    }
  }

  /** Maps that are reached from the first one by matches, and where the first way puts them. */
  private Map<Integer, Pose2> connected() {
    Map<Integer, Pose2> frames = new HashMap<>(Map.of(0, Pose2.IDENTITY));
    boolean more = true;
    while (more) {
      more = false;
      for (PoseEdge match : matches) {
        Pose2 from = frames.get(match.from());
        Pose2 to = frames.get(match.to());
        if (from != null && to == null) {
          frames.put(match.to(), from.compose(match.measurement()));
          more = true;
        } else if (from == null && to != null) {
          frames.put(match.from(), to.compose(match.measurement().inverse()));
          more = true;
        }
      }
    }
    return frames;
  }

  private Map<Integer, Pose2> relaxed(Map<Integer, Pose2> frames) {
    PoseProblem problem = new PoseProblem();
    Map<Integer, Integer> indices = new HashMap<>();
    frames.forEach((map, frame) -> indices.put(map, problem.add(frame, map == 0)));
    for (PoseEdge match : matches) {
      Integer from = indices.get(match.from());
      Integer to = indices.get(match.to());
      if (from != null && to != null) {
        problem.add(
            new PoseEdge(from, to, match.measurement(), match.information(), match.robust()));
      }
    }
    var unused = new PoseOptimizer(OPTIMIZING).solve(problem);
    Map<Integer, Pose2> moved = new HashMap<>();
    List<Pose2> poses = problem.poses();
    indices.forEach((map, index) -> moved.put(map, poses.get(index)));
    return moved;
  }
}
