package io.drover.launch.live;

import io.drover.core.geometry.Vector2;
import io.drover.core.link.BandwidthTrace;
import io.drover.launch.flight.FlownDrone;
import io.drover.launch.report.FlightFigures;
import io.drover.launch.report.FlightLabel;
import io.drover.launch.site.FlightEnd;
import io.drover.onboard.FrameRecord;
import java.util.List;

/**
 * A flight on the wall clock, over.
 *
 * @param fullSide of the network, which its decisions follow from
 * @param originUnixSeconds when the clock of its records began
 * @param positions where each frame was captured, ENU metres
 */
public record LiveFlight(
    FlightLabel label,
    int fullSide,
    double originUnixSeconds,
    FlightEnd end,
    double distanceMetres,
    List<FrameRecord> records,
    List<Vector2> positions,
    List<Vector2> track) {
  /** Its figures. */
  public FlightFigures figures() {
    return FlightFigures.of(records, distanceMetres, end == FlightEnd.COMPLETED ? 1 : 0);
  }

  /** The same for reports; links to each edge on the clock of the records. */
  FlownDrone over(List<BandwidthTrace> links) {
    return new FlownDrone(
        label.policy(),
        label.flight(),
        label.drone(),
        links,
        end,
        distanceMetres,
        records,
        positions,
        track);
  }
}
