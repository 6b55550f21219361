package io.drover.slam.log;

import io.drover.slam.sensor.LaserScan;
import java.util.Arrays;
import java.util.Optional;

/**
 * The order in which a log has its scans: a scan with the stamp and the ranges of the one before is
 * a copy, and stamps that run backwards are counted. One thread.
 */
public final class ScanOrder {
  private Optional<LaserScan> last = Optional.empty();
  private double lastStamp = Double.NEGATIVE_INFINITY;
  private long backwardStamps;
  private long duplicates;

  /**
   * Takes the next scan.
   *
   * @return false if it is a copy of the one before
   */
  public boolean isNew(LaserScan scan) {
    if (last.isPresent()
        && last.get().stamp().equals(scan.stamp())
        && Arrays.equals(last.get().ranges(), scan.ranges())) {
      duplicates++;
      return false;
    }
    double stamp = Double.parseDouble(scan.stamp());
    if (stamp < lastStamp) {
      backwardStamps++;
    }
    lastStamp = stamp;
    last = Optional.of(scan);
    return true;
  }

  /** Scans so far that are older than the one before. */
  public long backwardStamps() {
    return backwardStamps;
  }

  /** Copies so far. */
  public long duplicates() {
    return duplicates;
  }
}
