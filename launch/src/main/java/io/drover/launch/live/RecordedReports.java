package io.drover.launch.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.geometry.Vector2;
import io.drover.launch.report.FlightLabel;
import io.drover.navigation.DecisionSpace;
import io.drover.onboard.FrameRecord;
import io.drover.telemetry.payload.Report;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What drones would have told over MQTT, made from a run's {@code decisions.jsonl} by what tells it
 * in flight.
 */
public final class RecordedReports {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Shorter ways have no direction that can be told, metres. */
  private static final double LEAST_WAY = 0.05;

  private final Path file;
  private final DecisionSpace space;
  private final Listener listener;
  private final Map<FlightLabel, Flight> flights = new HashMap<>();

  /** Is told of each report. */
  public interface Listener {
    /**
     * A drone says something.
     *
     * @param seconds since its flight began
     */
    void told(FlightLabel flight, double seconds, Report report);
  }

  private RecordedReports(Path file, DecisionSpace space, Listener listener) {
    this.file = file;
    this.space = space;
    this.listener = listener;
  }

  /** One drone's flight, as far as it was read. */
  private final class Flight {
    private final RecordedDecision recorded = new RecordedDecision(space);
    private final DroneTelemetry telemetry;
    private Vector2 position = new Vector2(0, 0);
    private double headingRadians;
    private boolean moved;
    private double seconds;

    Flight(FlightLabel label) {
      telemetry =
          new DroneTelemetry(
              report -> listener.told(label, seconds, report), space, label.policy(), () -> true);
    }

    void add(JsonNode line) {
      FrameRecord record = recorded.record(line);
      if (line.path("position").isObject()) {
        move(RecordedDecision.position(line));
      }
      seconds = record.effectSeconds();
      telemetry.report(record, position, headingRadians);
    }

    private void move(Vector2 now) {
      Vector2 way = now.minus(position);
      if (!moved || way.norm() > LEAST_WAY) {
        headingRadians = moved ? Math.atan2(way.y(), way.x()) : headingRadians;
        position = now;
        moved = true;
      }
    }
  }

  /**
   * Reads a file.
   *
   * @throws DroverException {@code FILE_NOT_READABLE} if it is not there, {@code MALFORMED_FILE} if
   *     it is not one that {@code fly} has written
   */
  public static void read(Path file, Listener listener) {
    RecordedReports reports = new RecordedReports(file, RecordedSpace.of(file), listener);
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      long number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        reports.read(line, number);
      }
    } catch (IOException e) {
      throw RecordedSpace.unreadable(file, e);
    }
  }

  private void read(String text, long number) {
    try {
      JsonNode line = JSON.readTree(text);
      FlightLabel label =
          new FlightLabel(
              line.required("policy").textValue(),
              line.required("flight").intValue(),
              line.required("drone").textValue());
      flights.computeIfAbsent(label, Flight::new).add(line);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new DroverException(
          ErrorCode.MALFORMED_FILE,
          file + ", line " + number + ": not a frame as ./drover fly --out writes them",
          e);
    }
  }
}
