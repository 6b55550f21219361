package io.drover.launch.flight;

import io.drover.core.geometry.Vector2;
import io.drover.core.id.EdgeId;
import io.drover.core.link.BandwidthTrace;
import io.drover.launch.report.FlightFigures;
import io.drover.launch.site.FlightEnd;
import io.drover.onboard.FrameRecord;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One drone's flight, over.
 *
 * @param policy that decided
 * @param flight number of the flight, from 0
 * @param drone name
 * @param links to each edge, as this drone met them
 * @param records frame by frame
 * @param positions where each frame was captured, ENU metres
 * @param track where it went
 */
public record FlownDrone(
    String policy,
    int flight,
    String drone,
    List<BandwidthTrace> links,
    FlightEnd end,
    double distanceMetres,
    List<FrameRecord> records,
    List<Vector2> positions,
    List<Vector2> track) {
  /** How many frames each edge served, by name. */
  public Map<EdgeId, Long> served() {
    return records.stream()
        .flatMap(record -> record.servedBy().stream())
        .collect(
            Collectors.groupingBy(
                Function.identity(),
                () -> new TreeMap<>(Comparator.comparing(EdgeId::value)),
                Collectors.counting()));
  }

  /** Its figures. */
  public FlightFigures figures() {
    return FlightFigures.of(records, distanceMetres, end == FlightEnd.COMPLETED ? 1 : 0);
  }
}
