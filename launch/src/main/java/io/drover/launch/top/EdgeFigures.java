package io.drover.launch.top;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One edge with its drones, lately. What is not known is NaN.
 *
 * @param grantedCores to all drones together
 * @param usedCores by all drones together
 * @param dropsPerSecond also of those who are not served
 * @param refusalsPerSecond calls that were turned away
 */
record EdgeFigures(
    String edge,
    String allocator,
    double cores,
    double grantedCores,
    double usedCores,
    double dronesLimit,
    double framesPerSecond,
    double dropsPerSecond,
    Optional<String> dropReason,
    double refusalsPerSecond,
    List<DroneFigures> drones) {
  /**
   * Of an edge's page.
   *
   * @throws DroverException {@code PROTOCOL_ERROR} if it is not an edge's
   */
  static EdgeFigures of(Span span) {
    Scrape now = span.after();
    Map<String, String> info =
        now.family("drover_edge_info").keySet().stream()
            .findFirst()
            .orElseThrow(
                () ->
                    new DroverException(
                        ErrorCode.PROTOCOL_ERROR, "there are metrics, but none of ./drover edge"));
    String edge = info.getOrDefault("edge", "?");
    List<DroneFigures> drones =
        now.labelled("drover_edge_share_granted_cores", "drone").stream()
            .map(drone -> DroneFigures.of(drone, edge, span))
            .toList();
    Map<String, Double> drops = span.rates("drover_edge_frames_dropped_total", Map.of(), "reason");
    return new EdgeFigures(
        edge,
        info.getOrDefault("allocator", "?"),
        now.value("drover_edge_cores", Map.of()),
        drones.stream().mapToDouble(DroneFigures::grantedCores).sum(),
        drones.stream().mapToDouble(DroneFigures::usedCores).sum(),
        now.value("drover_edge_drones_limit", Map.of()),
        span.rate("drover_edge_frames_served_total", Map.of()),
        DroneFigures.sum(drops),
        DroneFigures.foremost(drops),
        DroneFigures.sum(span.rates("drover_edge_drones_refused_total", Map.of(), "reason")),
        drones);
  }
}
