package io.drover.slam.evaluation;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.BiPredicate;

/**
 * A log cut into equal consecutive parts, each the log of a robot of its own: relations within a
 * part are a robot's with itself, others are between robots. Any thread.
 */
public final class LogSplit {
  private final int scans;
  private final int robots;
  private final StampIndex index;

  /**
   * Cuts a log.
   *
   * @param stamps of its scans in its order, seconds
   * @param robots how many parts, at most as many as scans
   */
  public LogSplit(double[] stamps, int robots) {
    if (robots < 1 || robots > stamps.length) {
      throw new IllegalArgumentException(stamps.length + " scans of " + robots + " robots");
    }
    this.scans = stamps.length;
    this.robots = robots;
    this.index = new StampIndex(stamps);
  }

  /** The first scan of a robot; for the number of robots, how many scans there are. */
  public int firstScan(int robot) {
    return Math.toIntExact((long) scans * robot / robots);
  }

  /** Whose a scan is: robots and scans are counted from 0. */
  public int robotOf(int scan) {
    int robot = Math.toIntExact((long) scan * robots / scans);
    // parts begin at whole scans, rounded down
    return robot + 1 < robots && scan >= firstScan(robot + 1) ? robot + 1 : robot;
  }

  /** Relations whose ends are scans of the same robot. */
  public Relations sameRobot(Relations relations) {
    return those(relations, (from, to) -> from.equals(to));
  }

  /** Relations whose ends are scans of two robots. */
  public Relations crossRobot(Relations relations) {
    return those(relations, (from, to) -> !from.equals(to));
  }

  private Relations those(Relations relations, BiPredicate<Integer, Integer> wanted) {
    List<Relation> those =
        relations.all().stream()
            .filter(
                relation -> {
                  OptionalInt from = index.row(relation.fromStamp());
                  OptionalInt to = index.row(relation.toStamp());
                  return from.isPresent()
                      && to.isPresent()
                      && wanted.test(robotOf(from.getAsInt()), robotOf(to.getAsInt()));
                })
            .toList();
    return new Relations(those);
  }
}
