package io.drover.launch.flight;

import io.drover.core.geometry.Vector2;
import io.drover.core.link.BandwidthTrace;
import io.drover.launch.report.FlightFigures;
import io.drover.launch.site.FlightEnd;
import io.drover.onboard.FrameRecord;
import java.util.List;

/**
 * One drone's flight, over.
 *
 * @param policy that decided
 * @param flight number of the flight, from 0
 * @param drone name
 * @param link as this drone met it
 * @param records frame by frame
 * @param positions where each frame was captured, ENU metres
 * @param track where it went
 */
public record FlownDrone(
    String policy,
    int flight,
    String drone,
    BandwidthTrace link,
    FlightEnd end,
    double distanceMetres,
    List<FrameRecord> records,
    List<Vector2> positions,
    List<Vector2> track) {
  /** Its figures. */
  public FlightFigures figures() {
    return FlightFigures.of(records, distanceMetres, end == FlightEnd.COMPLETED ? 1 : 0);
  }
}
