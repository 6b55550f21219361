package io.drover.launch.top;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * One drone at one edge, lately. What is not known is NaN.
 *
 * @param throttledRatio share of the time that its frames waited because its share was used up
 * @param dropReason why most of the frames were dropped that were
 * @param worker {@code ready}, {@code failed}, …
 */
record DroneFigures(
    String drone,
    String edge,
    double framesPerSecond,
    double dropsPerSecond,
    Optional<String> dropReason,
    double grantedCores,
    double usedCores,
    double throttledRatio,
    double inferenceP50Seconds,
    double inferenceP99Seconds,
    double queueP50Seconds,
    double queueP99Seconds,
    double uplinkBitsPerSecond,
    double roundTripSeconds,
    double offloadRatio,
    String worker) {
  private static final String STAGE = "drover_edge_drone_stage_seconds";

  static DroneFigures of(String drone, String edge, Span span) {
    Map<String, String> label = Map.of("drone", drone);
    Map<String, String> queue = Map.of("drone", drone, "stage", "queue");
    Map<String, String> inference = Map.of("drone", drone, "stage", "inference");
    Map<String, Double> drops =
        span.rates("drover_edge_drone_frames_dropped_total", label, "reason");
    Scrape now = span.after();
    return new DroneFigures(
        drone,
        edge,
        span.rate("drover_edge_drone_answer_seconds_count", label),
        span.seconds() > 0 ? sum(drops) : Double.NaN,
        foremost(drops),
        now.value("drover_edge_share_granted_cores", label),
        span.rate("drover_edge_share_used_seconds_total", label),
        span.rate("drover_edge_share_throttled_seconds_total", label),
        span.quantile(STAGE, inference, 0.5),
        span.quantile(STAGE, inference, 0.99),
        span.quantile(STAGE, queue, 0.5),
        span.quantile(STAGE, queue, 0.99),
        8 * now.value("drover_edge_link_uplink_bytes_per_second", label),
        now.value("drover_edge_link_round_trip_seconds", label),
        now.value("drover_edge_link_offload_ratio", label),
        worker(drone, now));
  }

  static double sum(Map<String, Double> rates) {
    return rates.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** The name of the highest rate, if any is above 0. */
  static Optional<String> foremost(Map<String, Double> rates) {
    return rates.entrySet().stream()
        .filter(rate -> rate.getValue() > 0)
        .max(Comparator.comparingDouble(Map.Entry::getValue))
        .map(Map.Entry::getKey);
  }

  private static String worker(String drone, Scrape now) {
    return now.family("drover_edge_worker_state").entrySet().stream()
        .filter(state -> drone.equals(state.getKey().get("drone")) && state.getValue() == 1)
        .map(state -> state.getKey().getOrDefault("state", ""))
        .findFirst()
        .orElse("");
  }
}
