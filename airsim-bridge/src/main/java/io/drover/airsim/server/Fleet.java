package io.drover.airsim.server;

import io.drover.airsim.flight.World;
import io.drover.airsim.rpc.RpcRefusal;
import io.drover.airsim.world.CameraModel;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The vehicles of a world by name; {@code ""} is the first. */
final class Fleet {
  private final Map<String, ServedVehicle> vehicles = new LinkedHashMap<>();

  Fleet(World world, CameraModel camera) {
    for (String name : world.vehicleNames()) {
      vehicles.put(name, new ServedVehicle(world.vehicle(name), camera));
    }
  }

  ServedVehicle named(String name) {
    ServedVehicle vehicle =
        name.isEmpty() ? vehicles.values().iterator().next() : vehicles.get(name);
    if (vehicle == null) {
      throw new RpcRefusal(
          ("Vehicle API for '%s' is not available. This could either because this is"
                  + " simulation-only API or this vehicle does not exist")
              .formatted(name));
    }
    return vehicle;
  }

  Collection<ServedVehicle> all() {
    return vehicles.values();
  }

  void tick() {
    vehicles.values().forEach(vehicle -> vehicle.moves.tick());
  }
}
