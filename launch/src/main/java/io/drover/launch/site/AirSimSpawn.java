package io.drover.launch.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.airsim.rpc.NedFrame;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.geometry.Vector3;

/**
 * Where a simulator's vehicles start. AirSim gives positions relative to each vehicle's own spawn
 * point, which only its settings tell.
 */
public final class AirSimSpawn {
  private AirSimSpawn() {}

  /**
   * A vehicle's spawn point, ENU metres from the simulator's origin; the origin itself where the
   * settings do not say.
   *
   * @param settings AirSim's settings file, JSON
   * @param vehicle its name; {@code ""} is the first one
   */
  public static Vector3 of(String settings, String vehicle) {
    JsonNode vehicles;
    try {
      vehicles = new ObjectMapper().readTree(settings).path("Vehicles");
    } catch (JsonProcessingException e) {
      throw new DroverException(
          ErrorCode.PROTOCOL_ERROR,
          "the simulator's settings are not JSON: correct its settings.json",
          e);
    }
    JsonNode found = vehicle.isEmpty() ? first(vehicles) : vehicles.path(vehicle);
    return NedFrame.vector(
        new Vector3(
            found.path("X").asDouble(0), found.path("Y").asDouble(0), found.path("Z").asDouble(0)));
  }

  private static JsonNode first(JsonNode vehicles) {
    return vehicles.isEmpty() ? vehicles : vehicles.elements().next();
  }
}
