package io.drover.launch.site;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drover.airsim.flight.Pose;
import io.drover.airsim.rpc.NedFrame;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.geometry.Vector3;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The part of a {@code settings.json} of AirSim's that the embedded world understands: its
 * vehicles' names and where they start. Cameras and sensors are the same for all vehicles of that
 * world, whatever the file says of them.
 */
public final class AirSimSettings {
  private static final double FARTHEST_METRES = 100_000;

  private AirSimSettings() {}

  /**
   * One vehicle of a settings file.
   *
   * @param position ENU metres from the simulator's origin
   * @param headingRadians counter-clockwise from east; empty where the file does not say
   */
  public record Start(Vector3 position, Optional<Double> headingRadians) {
    /** The pose, with a heading for a vehicle that has none of its own. */
    public Pose pose(double elseHeadingRadians) {
      return Pose.level(position, headingRadians.orElse(elseHeadingRadians));
    }
  }

  /**
   * Reads a file.
   *
   * @return by name, in the order in which AirSim lists them
   * @throws DroverException {@code FILE_NOT_READABLE} if there is no such file or it is no JSON,
   *     {@code INVALID_CONFIG} if it has no vehicles, or others than multirotors
   */
  public static Map<String, Start> vehicles(Path file) {
    JsonNode vehicles = read(file).path("Vehicles");
    Map<String, Start> starts = new TreeMap<>();
    vehicles
        .properties()
        .forEach(
            vehicle ->
                starts.put(vehicle.getKey(), start(file, vehicle.getKey(), vehicle.getValue())));
    if (starts.isEmpty()) {
      throw wrong(file, "\"Vehicles\" names none: add one of \"VehicleType\": \"SimpleFlight\"");
    }
    return starts;
  }

  private static JsonNode read(Path file) {
    ObjectMapper json = JsonMapper.builder().enable(JsonParser.Feature.ALLOW_COMMENTS).build();
    try {
      return json.readTree(Files.readString(file, StandardCharsets.UTF_8).replace("\ufeff", ""));
    } catch (JsonProcessingException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_READABLE,
          "%s:%d: not JSON: %s"
              .formatted(file, e.getLocation().getLineNr(), e.getOriginalMessage()),
          e);
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_READABLE,
          file + " cannot be read: give a settings.json of AirSim's",
          e);
    }
  }

  private static Start start(Path file, String name, JsonNode vehicle) {
    String type = vehicle.path("VehicleType").asText("SimpleFlight").toLowerCase(Locale.ROOT);
    if (!List.of("", "simpleflight", "px4multirotor", "arducopter").contains(type)) {
      throw wrong(
          file,
          "Vehicles.%s.VehicleType is %s: this world flies multirotors, write SimpleFlight"
              .formatted(name, vehicle.path("VehicleType").asText()));
    }
    List<Double> ned = new ArrayList<>();
    for (String key : List.of("X", "Y", "Z", "Yaw")) {
      JsonNode value = vehicle.path(key);
      boolean usable = value.isNumber() && Math.abs(value.doubleValue()) <= FARTHEST_METRES;
      if (!usable && !value.isMissingNode()) {
        throw wrong(file, "Vehicles.%s.%s is %s: give a number".formatted(name, key, value));
      }
      ned.add(value.asDouble(0));
    }
    return new Start(
        NedFrame.vector(new Vector3(ned.get(0), ned.get(1), ned.get(2))),
        vehicle.has("Yaw")
            ? Optional.of(NedFrame.heading(Math.toRadians(ned.get(3))))
            : Optional.empty());
  }

  private static DroverException wrong(Path file, String what) {
    return new DroverException(ErrorCode.INVALID_CONFIG, file + ": " + what);
  }
}
