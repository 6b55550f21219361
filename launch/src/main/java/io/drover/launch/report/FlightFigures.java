package io.drover.launch.report;

import io.drover.core.statistics.Percentiles;
import io.drover.onboard.FrameRecord;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The figures of one flight, or the means over several. What nothing is known of is NaN, and does
 * not count in means: a flight without a decision has neither a QoN nor a latency.
 *
 * @param qon Quality of Navigation over all scored decisions
 * @param distanceMetres along the route until departure or end; NaN where nothing was flown
 * @param latencyP50Seconds end to end, capture → command
 * @param latencyP95Seconds end to end
 * @param offloadRatio share of the frames that were sent to an edge
 * @param fallbackRatio share of the frames whose edge did not answer in time
 * @param bytesSent frames and probes
 * @param completed 1 if the end of the route was reached, else 0; NaN where nothing was flown
 * @param frames number of decisions
 */
public record FlightFigures(
    double qon,
    double distanceMetres,
    double latencyP50Seconds,
    double latencyP95Seconds,
    double offloadRatio,
    double fallbackRatio,
    double bytesSent,
    double completed,
    double frames) {
  /** The figures of one flight's records. */
  public static FlightFigures of(
      List<FrameRecord> records, double distanceMetres, double completed) {
    double scored = 0;
    long successes = 0;
    long sent = 0;
    long fallbacks = 0;
    double bytes = 0;
    for (FrameRecord record : records) {
      if (record.referenceSteeringRadians().isPresent()) {
        scored++;
        successes += record.success() ? 1 : 0;
      }
      sent += record.outcome().sent() ? 1 : 0;
      fallbacks += record.outcome().fallback() ? 1 : 0;
      bytes += record.bytesSent();
    }
    Percentiles latency =
        new Percentiles(records.stream().mapToDouble(FrameRecord::latencySeconds).toArray());
    double count = records.size();
    return new FlightFigures(
        successes / scored,
        distanceMetres,
        latency.at(0.50),
        latency.at(0.95),
        sent / count,
        fallbacks / count,
        bytes,
        completed,
        records.size());
  }

  /** Means over flights. */
  public static FlightFigures mean(List<FlightFigures> flights) {
    return new FlightFigures(
        mean(flights, FlightFigures::qon),
        mean(flights, FlightFigures::distanceMetres),
        mean(flights, FlightFigures::latencyP50Seconds),
        mean(flights, FlightFigures::latencyP95Seconds),
        mean(flights, FlightFigures::offloadRatio),
        mean(flights, FlightFigures::fallbackRatio),
        mean(flights, FlightFigures::bytesSent),
        mean(flights, FlightFigures::completed),
        mean(flights, FlightFigures::frames));
  }

  private static double mean(List<FlightFigures> flights, ToDoubleFunction<FlightFigures> figure) {
    return flights.stream()
        .mapToDouble(figure)
        .filter(value -> !Double.isNaN(value))
        .average()
        .orElse(Double.NaN);
  }
}
