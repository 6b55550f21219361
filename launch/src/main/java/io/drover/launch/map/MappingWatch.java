package io.drover.launch.map;

import io.drover.slam.fusion.GlobalMerge;
import java.util.List;

/**
 * Looks on while logs are mapped, and changes nothing. All on the thread that reads the logs, but
 * for what is told of edges: any.
 */
public interface MappingWatch {
  /** Nobody looks. */
  MappingWatch NONE = new MappingWatch() {};

  /**
   * Scans are about to come.
   *
   * @param scans how many the logs hold, bad ones among them
   */
  default void begins(GlobalMerge merge, long scans) {}

  /**
   * A scan was taken.
   *
   * @param scans so far, of all robots
   * @param logSeconds that the furthest robot has driven
   */
  default void takes(long scans, double logSeconds) {}

  /** All is in its place. */
  default void ends(GlobalMerge merge) {}

  /** An edge does not serve any more. */
  default void edgeLost(String edge, String why) {}

  /** A robot's scans are matched on another edge from now on, as the planner has it. */
  default void robotMoved(int robot, String edge) {}

  /** Several that look on. */
  static MappingWatch of(List<MappingWatch> all) {
    return new MappingWatches(all);
  }
}
