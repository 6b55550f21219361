package io.drover.launch.report;

import io.drover.core.geometry.Vector2;
import io.drover.core.link.BandwidthTrace;
import io.drover.onboard.FrameRecord;
import java.util.List;

/**
 * One drone's flight, as a report shows it.
 *
 * @param end how it ended, in words
 * @param distanceMetres along the route
 * @param records frame by frame
 * @param positions where each frame was captured, ENU metres; may be shorter than the records
 * @param track where it went, ENU metres
 * @param links what this drone's uplink to each edge could carry, on the clock of the records; at
 *     least one
 */
public record ReportedFlight(
    FlightLabel label,
    String end,
    double distanceMetres,
    List<FrameRecord> records,
    List<Vector2> positions,
    List<Vector2> track,
    List<BandwidthTrace> links) {
  public ReportedFlight {
    records = List.copyOf(records);
    positions = List.copyOf(positions);
    track = List.copyOf(track);
    links = List.copyOf(links);
  }

  /** When its first frame was captured; 0 without frames. */
  double startSeconds() {
    return records.isEmpty() ? 0 : records.get(0).captureSeconds();
  }

  /** From the first capture to the last command. */
  double durationSeconds() {
    return records.isEmpty() ? 0 : records.get(records.size() - 1).effectSeconds() - startSeconds();
  }
}
