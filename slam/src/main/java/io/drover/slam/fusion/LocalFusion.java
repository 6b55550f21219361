package io.drover.slam.fusion;

import io.drover.slam.local.LocalScan;
import io.drover.slam.local.LocalSlam;
import io.drover.slam.local.LocalSlamOptions;
import io.drover.slam.sensor.RobotScan;
import io.drover.slam.stage.Stage;
import io.drover.slam.stage.StageCosts;
import java.util.Map;
import java.util.TreeMap;

/** Matches scans on the caller's thread. */
public final class LocalFusion implements EdgeFusion {
  private final LocalSlamOptions options;
  private final GlobalMerge merge;
  private final StageCosts costs;
  private final Map<Integer, LocalSlam> robots = new TreeMap<>();

  public LocalFusion(LocalSlamOptions options, GlobalMerge merge) {
    this(options, merge, StageCosts.unobserved());
  }

  /**
   * One that is measured.
   *
   * @param costs of the caller's thread
   */
  public LocalFusion(LocalSlamOptions options, GlobalMerge merge, StageCosts costs) {
    this.options = options;
    this.merge = merge;
    this.costs = costs;
  }

  @Override
  public void add(int robot, RobotScan scan) {
    LocalSlam local = robots.computeIfAbsent(robot, number -> new LocalSlam(options));
    costs
        .measured(Stage.LOCAL_MATCHING, () -> local.add(scan))
        .ifPresent((LocalScan matched) -> merge.add(robot, matched));
  }

  @Override
  public void finish() {
    robots.forEach((robot, local) -> merge.finish(robot, local.finish()));
  }

  @Override
  public void close() {
    // it has nothing but memory
  }
}
