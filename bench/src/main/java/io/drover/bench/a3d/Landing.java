package io.drover.bench.a3d;

import io.drover.launch.flight.FlownDrone;
import io.drover.launch.report.FlightFigures;
import io.drover.launch.site.FlightEnd;
import io.drover.onboard.FrameRecord;
import java.util.List;

/**
 * What is kept of a flight.
 *
 * @param distanceMetres along the route until departure or end
 * @param qualityOfNavigation over all scored decisions; NaN without one
 * @param latencySeconds capture → command, mean over all decisions
 * @param seconds from the first capture to the last command
 */
record Landing(
    FlightEnd end,
    double distanceMetres,
    double qualityOfNavigation,
    double latencySeconds,
    double seconds) {
  static Landing of(FlownDrone drone) {
    FlightFigures figures = drone.figures();
    List<FrameRecord> records = drone.records();
    return new Landing(
        drone.end(),
        figures.distanceMetres(),
        figures.qon(),
        records.stream().mapToDouble(FrameRecord::latencySeconds).average().orElse(Double.NaN),
        records.isEmpty() ? 0 : records.get(records.size() - 1).effectSeconds());
  }

  /** 1 if it ended so, else 0: its mean is a share. */
  double ended(FlightEnd how) {
    return end == how ? 1 : 0;
  }
}
