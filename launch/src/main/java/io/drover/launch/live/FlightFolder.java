package io.drover.launch.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.geometry.Vector2;
import io.drover.launch.report.FlightLabel;
import io.drover.launch.site.FlightEnd;
import io.drover.navigation.DecisionSpace;
import io.drover.onboard.FrameRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a drone's process leaves: {@code decisions.jsonl}, a line a frame; {@code flight.json}, how
 * the flight went as a whole; {@code commands.jsonl}, a line for each answer to a command, where
 * there is a broker.
 */
final class FlightFolder {
  private static final ObjectMapper JSON = new ObjectMapper();

  private FlightFolder() {}

  /** Makes room for a flight: what an earlier run left must not be taken for this one's. */
  static void clear(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(folder.resolve("flight.json"));
    } catch (IOException e) {
      throw notWritable(folder, e);
    }
  }

  /** Where decisions go, frame by frame, in a folder that is made ready for them. */
  static Path decisions(Path folder) {
    clear(folder);
    return folder.resolve("decisions.jsonl");
  }

  /** Where answers to commands go, in the same folder. */
  static Path commands(Path folder) {
    clear(folder);
    return folder.resolve("commands.jsonl");
  }

  /** Writes all but the decisions, which are there already. */
  static void write(Path folder, LiveFlight flight) {
    ObjectNode json = JSON.createObjectNode();
    json.put("policy", flight.label().policy());
    json.put("flight", flight.label().flight());
    json.put("drone", flight.label().drone());
    json.put("full_side", flight.fullSide());
    json.put("clock_origin_unix_seconds", flight.originUnixSeconds());
    json.put("end", flight.end().name());
    json.put("distance_metres", flight.distanceMetres());
    ArrayNode track = json.putArray("track");
    flight.track().forEach(point -> track.addArray().add(point.x()).add(point.y()));
    try {
      Files.writeString(folder.resolve("flight.json"), json.toPrettyString());
    } catch (IOException e) {
      throw notWritable(folder, e);
    }
  }

  /**
   * Reads a flight back.
   *
   * @throws DroverException {@code FILE_NOT_READABLE} if the drone's process ended before its time
   */
  static LiveFlight read(Path folder) {
    try {
      JsonNode json = JSON.readTree(folder.resolve("flight.json").toFile());
      DecisionSpace space = DecisionSpace.a3d(json.required("full_side").intValue());
      RecordedDecision recorded = new RecordedDecision(space);
      List<FrameRecord> records = new ArrayList<>();
      List<Vector2> positions = new ArrayList<>();
      try (Stream<String> lines = Files.lines(folder.resolve("decisions.jsonl"))) {
        lines
            .map(FlightFolder::parse)
            .forEach(
                line -> {
                  records.add(recorded.record(line));
                  positions.add(RecordedDecision.position(line));
                });
      }
      List<Vector2> track = new ArrayList<>();
      json.required("track")
          .forEach(p -> track.add(new Vector2(p.get(0).doubleValue(), p.get(1).doubleValue())));
      return new LiveFlight(
          new FlightLabel(
              json.required("policy").textValue(),
              json.required("flight").intValue(),
              json.required("drone").textValue()),
          json.required("full_side").intValue(),
          json.required("clock_origin_unix_seconds").doubleValue(),
          FlightEnd.valueOf(json.required("end").textValue()),
          json.required("distance_metres").doubleValue(),
          records,
          positions,
          track);
    } catch (IOException | IllegalArgumentException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_READABLE,
          folder + " holds no whole flight: see what the drone said",
          e);
    }
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a line is not JSON", e);
    }
  }

  private static DroverException notWritable(Path folder, IOException e) {
    return new DroverException(
        ErrorCode.FILE_NOT_WRITABLE, folder + " cannot be written: give another --out", e);
  }
}
