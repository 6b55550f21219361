package io.drover.launch.map;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.slam.log.ScanLogOptions;
import java.nio.file.Path;
import java.util.List;

/**
 * What is to be mapped.
 *
 * @param logs a robot's each, or one that is cut
 * @param robots into how many consecutive equal parts the one log is cut, each a robot's; 1 for
 *     logs as they are
 * @param overlap share of a part that the robot before it has seen, too, 0 to 1
 * @param odometry whether wheels are believed
 * @param reading how logs are read
 */
public record MappingOptions(
    List<Path> logs, int robots, double overlap, boolean odometry, ScanLogOptions reading) {
  public MappingOptions {
    logs = List.copyOf(logs);
    if (robots < 1) {
      throw invalid("--robots is " + robots + ": give 1 or more");
    }
    if (robots > 1 && logs.size() > 1) {
      throw invalid(
          "--robots cuts one log, but there are " + logs.size() + ": give one of the two");
    }
    if (!(overlap >= 0 && overlap < 1)) {
      throw invalid("--overlap is " + overlap + ": give a share from 0 to below 1");
    }
  }

  private static DroverException invalid(String message) {
    return new DroverException(ErrorCode.INVALID_ARGUMENT, message);
  }
}
