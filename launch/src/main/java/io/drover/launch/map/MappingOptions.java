package io.drover.launch.map;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.link.BandwidthTrace;
import io.drover.slam.log.ScanLogOptions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is to be mapped.
 *
 * @param logs a robot's each, or one that is cut
 * @param robots into how many consecutive equal parts the one log is cut, each a robot's; 1 for
 *     logs as they are
 * @param overlap share of a part that the robot before it has seen, too, 0 to 1
 * @param edges how many edges match scans, each a process of its own; 0: this process does
 * @param trace of what each robot's link to its edge carries, which is emulated; empty: as this
 *     machine carries it
 * @param cluster that loops are sought on, as its engine writes it; empty: in this process
 * @param odometry whether wheels are believed
 * @param reading how logs are read
 */
public record MappingOptions(
    List<RobotLog> logs,
    int robots,
    double overlap,
    int edges,
    Optional<BandwidthTrace> trace,
    Optional<String> cluster,
    boolean odometry,
    ScanLogOptions reading) {
  private static final int MOST_EDGES = 64;

  public MappingOptions {
    logs = List.copyOf(logs);
    if (robots < 1) {
      throw invalid("--robots is " + robots + ": give 1 or more");
    }
    if (robots > 1 && logs.size() > 1) {
      throw invalid(
          "--robots cuts one log, but there are " + logs.size() + ": give one of the two");
    }
    if (edges < 0 || edges > MOST_EDGES) {
      throw invalid("--edges is " + edges + ": give 0 to " + MOST_EDGES);
    }
    if (trace.isPresent() && edges == 0) {
      throw invalid(
          "--trace emulates links of robots to edges, and without --edges there is none:"
              + " give --edges, or leave it out");
    }
    if (!(overlap >= 0 && overlap < 1)) {
      throw invalid("--overlap is " + overlap + ": give a share from 0 to below 1");
    }
  }

  /** The logs' names, for people. */
  String names() {
    return logs.stream().map(RobotLog::shortName).collect(Collectors.joining(", "));
  }

  /** A robot's log, as it was named. */
  String nameOf(int robot) {
    return robots > 1
        ? logs.get(0).name() + ", part " + robot + " of " + robots
        : logs.get(robot - 1).name();
  }

  private static DroverException invalid(String message) {
    return new DroverException(ErrorCode.INVALID_ARGUMENT, message);
  }
}
