package io.drover.launch.live;

import io.drover.airsim.client.AirSimClient;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.launch.flight.FlownDrone;
import io.drover.launch.flight.FlyConfig;
import io.drover.rpc.HostPort;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Flights on the wall clock, one after another: world, edge, links and drones are processes of
 * their own, and what the drones leave is collected.
 */
public final class LiveRun {
  private static final long POLL_MILLIS = 100;

  private final LivePlan plan;
  private final BooleanSupplier over;

  /**
   * A run to be flown once.
   *
   * @param over whether somebody wants it to end
   */
  public LiveRun(LivePlan plan, BooleanSupplier over) {
    this.plan = plan;
    this.over = over;
  }

  /**
   * Flies every policy in every flight; when it is ended early, what was flown so far counts.
   *
   * @return the flights, in order of flight, policy and drone
   * @throws DroverException {@code UNREACHABLE} if there is no simulator or a process does not
   *     start
   */
  public List<FlownDrone> fly() {
    List<FlownDrone> flown = new ArrayList<>();
    for (int flight = 0; flight < plan.config().flights(); flight++) {
      for (String policy : plan.config().policies()) {
        if (over.getAsBoolean()) {
          return flown;
        }
        prepareSimulator(flown.isEmpty());
        Path folder = plan.folder().resolve(policy.replace(':', '-') + "-" + flight);
        try (LiveStage stage = LiveStage.set(plan, flight, folder)) {
          flown.addAll(fly(stage, policy, flight, folder));
        }
      }
    }
    return flown;
  }

  /** A simulator that is not ours keeps running; flights after the first begin at its start. */
  private void prepareSimulator(boolean first) {
    plan.simulator()
        .ifPresent(
            at -> {
              try (AirSimClient client =
                  AirSimClient.connect(AirSimClient.Options.of(at.host(), at.port()))) {
                if (!first) {
                  client.reset();
                }
              }
            });
  }

  private List<FlownDrone> fly(LiveStage stage, String policy, int flight, Path folder) {
    List<String> vehicles = vehicles(stage.simulator());
    List<Part> drones = new ArrayList<>();
    try {
      for (int number = 0; number < plan.config().drones(); number++) {
        DroneConfig config = drone(stage, policy, flight, number, vehicles.get(number));
        drones.add(
            plan.start(
                config.id(), "drone", folder, config, "--out", flightFolder(folder, number)));
      }
      awaitEnd(drones);
    } finally {
      drones.forEach(Closing::quietly);
    }
    List<FlownDrone> flown = new ArrayList<>();
    for (int number = 0; number < drones.size(); number++) {
      LiveFlight one = FlightFolder.read(Path.of(flightFolder(folder, number)));
      flown.add(one.over(stage.uplinks().get(number).since(one.originUnixSeconds())));
    }
    return flown;
  }

  private static String flightFolder(Path folder, int number) {
    return folder.resolve("drone" + (number + 1)).toString();
  }

  /** Names of as many vehicles as there are drones. */
  private List<String> vehicles(HostPort simulator) {
    int drones = plan.config().drones();
    try (AirSimClient client =
        AirSimClient.connect(AirSimClient.Options.of(simulator.host(), simulator.port()))) {
      List<String> names = client.vehicleNames();
      if (names.size() < drones) {
        throw new DroverException(
            ErrorCode.INVALID_ARGUMENT,
            "the simulator has "
                + names.size()
                + " vehicle(s): add more to its settings, or give --drones "
                + names.size());
      }
      return names.subList(0, drones);
    }
  }

  private DroneConfig drone(
      LiveStage stage, String policy, int flight, int number, String vehicle) {
    FlyConfig config = plan.config();
    return new DroneConfig(
        "drone" + (number + 1),
        SimulatorConfig.DEFAULT.withAddress(stage.simulator().toString()).withVehicle(vehicle),
        stage.uplinks().get(number).address().toString(),
        policy,
        config.agent(),
        config.onboard(),
        true,
        config.edge(),
        plan.route().map(unused -> config.route()),
        plan.timeLimitSeconds(),
        true,
        plan.modelFile(),
        plan.schedulerFile(),
        Optional.of(plan.mqtt().toString()),
        LivePlan.SITE,
        flight);
  }

  private void awaitEnd(List<Part> drones) {
    try {
      while (!over.getAsBoolean() && drones.stream().anyMatch(Part::alive)) {
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
