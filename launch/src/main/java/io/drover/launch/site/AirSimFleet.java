package io.drover.launch.site;

import io.drover.airsim.client.AirSimClient;
import io.drover.airsim.client.AirSimVehicle;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/** Which vehicles of a simulator the drones of a run fly, and whether they can. */
public final class AirSimFleet {
  private AirSimFleet() {}

  /**
   * A vehicle for each drone, in the drones' order: those wanted; where nobody says, those that are
   * called drone1, drone2, … like the drones; else the first ones of the simulator.
   *
   * @param at address of the simulator, for messages
   * @param wanted names; {@code ""} is the simulator's first, none at all leaves the choice
   * @throws DroverException {@code INVALID_ARGUMENT} if there are too few vehicles, one is not
   *     there, or they are not multirotors
   */
  public static List<String> choose(
      AirSimClient client, String at, List<String> wanted, int drones) {
    List<String> present = client.vehicleNames();
    List<String> chosen =
        wanted.isEmpty()
            ? unnamed(present, at, drones)
            : wanted.stream().map(name -> named(present, at, name)).toList();
    if (new HashSet<>(chosen).size() < chosen.size()) {
      throw mistake("a vehicle is named twice in " + chosen + ": each drone needs one of its own");
    }
    chosen.forEach(name -> requireMultirotor(client.vehicle(name), at));
    return chosen;
  }

  private static List<String> unnamed(List<String> present, String at, int drones) {
    if (present.size() < drones) {
      throw mistake(
          "the simulator at %s has %d vehicle%s %s for %d drones: add to \"Vehicles\" in its settings.json, or give --drones %d"
              .formatted(
                  at,
                  present.size(),
                  present.size() == 1 ? "" : "s",
                  present,
                  drones,
                  Math.max(1, present.size())));
    }
    List<String> alike = IntStream.rangeClosed(1, drones).mapToObj(i -> "drone" + i).toList();
    return present.containsAll(alike) ? alike : present.subList(0, drones);
  }

  private static String named(List<String> present, String at, String name) {
    if (name.isEmpty() && !present.isEmpty()) {
      return present.get(0);
    }
    if (!present.contains(name)) {
      throw mistake(
          "the simulator at %s has no vehicle '%s': it has %s".formatted(at, name, present));
    }
    return name;
  }

  /** Cars answer calls of their own only. */
  private static void requireMultirotor(AirSimVehicle vehicle, String at) {
    try {
      var unused = vehicle.state();
    } catch (DroverException e) {
      if (e.code() == ErrorCode.REFUSED && e.getMessage().contains("could not find function")) {
        throw mistake(
            "the simulator at %s drives cars, Drover flies multirotors: set \"SimMode\": \"Multirotor\" in its settings.json and start it again"
                .formatted(at));
      }
      throw e;
    }
  }

  private static DroverException mistake(String message) {
    return new DroverException(ErrorCode.INVALID_ARGUMENT, message);
  }
}
