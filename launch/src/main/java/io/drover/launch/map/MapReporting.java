package io.drover.launch.map;

import io.drover.core.time.WallClock;
import io.drover.launch.live.Telemetries;
import io.drover.telemetry.publish.TelemetryPublisher;

/** A mapping that is told to an MQTT broker while it goes on. */
public final class MapReporting implements AutoCloseable {
  private final TelemetryPublisher publisher;
  private final MapTelemetry telemetry;

  private MapReporting(TelemetryPublisher publisher, MapTelemetry telemetry) {
    this.publisher = publisher;
    this.telemetry = telemetry;
  }

  /**
   * Begins; does not wait for the broker.
   *
   * @param participant by which dashboards know the map, unique in its site
   * @throws io.drover.core.error.DroverException if the URL, the password or certificates cannot be
   *     used
   */
  public static MapReporting start(Telemetries broker, String site, String participant) {
    TelemetryPublisher publisher = broker.start(site, participant, "map");
    return new MapReporting(
        publisher,
        new MapTelemetry(
            publisher::publish,
            () -> publisher.status().connected() && publisher.status().waiting() == 0,
            new WallClock()));
  }

  /** Who must be told of the mapping. */
  public MappingWatch watch() {
    return telemetry;
  }

  /** Reports a last time, and says that the map is gone. */
  @Override
  public void close() {
    telemetry.close();
    publisher.close();
  }
}
