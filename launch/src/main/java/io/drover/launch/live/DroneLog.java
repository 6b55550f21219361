package io.drover.launch.live;

import io.drover.core.geometry.Vector2;
import io.drover.launch.report.DecisionLog;
import io.drover.launch.report.FlightLabel;
import io.drover.onboard.CapturedFrame;
import io.drover.onboard.FlightLog;
import io.drover.onboard.FrameRecord;
import io.drover.telemetry.publish.TelemetryPublisher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where a live flight's records go: memory, {@code decisions.jsonl}, MQTT. Told of captures by the
 * control loop, of records by the scoring thread.
 */
final class DroneLog implements FlightLog, AutoCloseable {
  private final FlightLabel label;
  private final Optional<DecisionLog> file;
  private final Optional<DroneTelemetry> telemetry;
  private final Optional<TelemetryPublisher> publisher;
  private final boolean keep;
  private final Map<Long, Sight> sights = new ConcurrentHashMap<>();
  private final List<FrameRecord> records = new ArrayList<>();
  private final List<Vector2> positions = new ArrayList<>();

  private record Sight(Vector2 position, double headingRadians) {}

  /**
   * Takes file and publisher over.
   *
   * @param telemetry what is published; empty: nobody listens
   * @param keep whether all records are kept for the flight's end
   */
  DroneLog(
      FlightLabel label,
      Optional<DecisionLog> file,
      Optional<DroneTelemetry> telemetry,
      Optional<TelemetryPublisher> publisher,
      boolean keep) {
    this.label = label;
    this.file = file;
    this.telemetry = telemetry;
    this.publisher = publisher;
    this.keep = keep;
  }

  /** Remembers where a frame was captured. */
  void captured(CapturedFrame frame, Vector2 position) {
    sights.put(frame.id(), new Sight(position, frame.headingRadians()));
  }

  @Override
  public void record(FrameRecord record) {
    Sight sight = sights.remove(record.frame());
    if (keep) {
      records.add(record);
      positions.add(sight.position());
    }
    file.ifPresent(log -> log.write(label, Optional.of(sight.position()), record));
    telemetry.ifPresent(told -> told.report(record, sight.position(), sight.headingRadians()));
  }

  /** All records so far that were kept; once the scoring thread has ended. */
  List<FrameRecord> records() {
    return List.copyOf(records);
  }

  /** Where each record's frame was captured. */
  List<Vector2> positions() {
    return List.copyOf(positions);
  }

  @Override
  public void close() {
    file.ifPresent(DecisionLog::close);
    publisher.ifPresent(TelemetryPublisher::close);
  }
}
