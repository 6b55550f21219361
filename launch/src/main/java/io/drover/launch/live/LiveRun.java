package io.drover.launch.live;

import io.drover.airsim.client.AirSimClient;
import io.drover.core.error.DroverException;
import io.drover.launch.flight.FlownDrone;
import io.drover.launch.flight.FlyConfig;
import io.drover.launch.site.AirSimFleet;
import io.drover.launch.site.FlightEnd;
import io.drover.onboard.perception.HandoverOptions;
import io.drover.rpc.HostPort;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Flights on the wall clock, one after another: world, edge, links and drones are processes of
 * their own, and what the drones leave is collected.
 */
public final class LiveRun {
  private static final long POLL_MILLIS = 100;
  private static final double RESTART_SECONDS = 30;

  private final LivePlan plan;
  private final BooleanSupplier over;
  private final List<FlownDrone> flown = new ArrayList<>();
  private final List<String> losses = new ArrayList<>();

  /**
   * What a run came to.
   *
   * @param flown the flights, in order of flight, policy and drone
   * @param losses what did not come to its end, a line each
   */
  public record Outcome(List<FlownDrone> flown, List<String> losses) {
    public Outcome {
      flown = List.copyOf(flown);
      losses = List.copyOf(losses);
    }
  }

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
   * Flies every policy in every flight. When it is ended early, or later flights cannot begin, what
   * was flown so far counts; a drone whose process dies costs its own flight only.
   *
   * @throws DroverException {@code UNREACHABLE} if for the first flight there is no simulator or a
   *     process does not start
   */
  public Outcome fly() {
    for (int flight = 0; flight < plan.config().flights(); flight++) {
      for (String policy : plan.config().policies()) {
        if (over.getAsBoolean()) {
          return new Outcome(flown, losses);
        }
        boolean first = flight == 0 && policy.equals(plan.config().policies().get(0));
        try {
          fly(policy, flight, first);
        } catch (DroverException e) {
          if (first) {
            throw e;
          }
          losses.add(policy + ", flight " + flight + ", and all after it: " + e.getMessage());
          return new Outcome(flown, losses);
        }
      }
    }
    return new Outcome(flown, losses);
  }

  private void fly(String policy, int flight, boolean first) {
    plan.simulator().ifPresent(at -> prepare(at, first));
    Path folder = plan.folder().resolve(policy.replace(':', '-') + "-" + flight);
    try (LiveStage stage = LiveStage.set(plan, flight, folder)) {
      fly(stage, policy, flight, folder);
    }
  }

  /**
   * A simulator that is not ours keeps running, or was restarted on the way; flights after the
   * first begin at its start.
   */
  private void prepare(HostPort at, boolean first) {
    try (AirSimClient client = first ? connect(at) : connectAgain(at)) {
      if (!first) {
        client.reset();
      }
      AirSimFleet.choose(client, at.toString(), plan.vehicles(), plan.config().drones());
    }
  }

  private static AirSimClient connect(HostPort at) {
    return AirSimClient.connect(AirSimClient.Options.of(at.host(), at.port()));
  }

  private AirSimClient connectAgain(HostPort at) {
    long end = System.nanoTime() + Math.round(RESTART_SECONDS * 1e9);
    while (true) {
      try {
        return connect(at);
      } catch (DroverException e) {
        if (over.getAsBoolean() || System.nanoTime() > end) {
          throw e;
        }
        LockSupport.parkNanos(POLL_MILLIS * 1_000_000);
      }
    }
  }

  private void fly(LiveStage stage, String policy, int flight, Path folder) {
    List<String> vehicles = vehicles(stage.simulator());
    if (plan.simulator().isPresent()) {
      vehicles.forEach(
          name -> System.err.printf("drone%d flies '%s'%n", vehicles.indexOf(name) + 1, name));
    }
    List<Part> drones = new ArrayList<>();
    try {
      for (int number = 0; number < plan.config().drones(); number++) {
        DroneConfig config = drone(stage, policy, flight, number, vehicles.get(number));
        // a process may die before it gets there
        FlightFolder.clear(Path.of(flightFolder(folder, number)));
        drones.add(
            plan.start(
                config.id(), "drone", folder, config, "--out", flightFolder(folder, number)));
      }
      awaitEnd(drones);
    } finally {
      drones.forEach(Closing::quietly);
    }
    for (int number = 0; number < drones.size(); number++) {
      collect(drones.get(number), flightFolder(folder, number), stage.uplinks().get(number));
    }
  }

  private void collect(Part drone, String folder, List<LiveStage.Uplink> uplinks) {
    try {
      LiveFlight one = FlightFolder.read(Path.of(folder));
      if (one.end() == FlightEnd.LOST) {
        losses.add("the flight of " + drone.name() + " ended when the simulator was lost");
      }
      flown.add(one.over(uplinks.stream().map(up -> up.since(one.originUnixSeconds())).toList()));
    } catch (DroverException e) {
      losses.add(
          "the process of "
              + drone.name()
              + " ended early ("
              + drone.ending()
              + "); "
              + e.getMessage());
      System.err.println(losses.get(losses.size() - 1));
    }
  }

  private static String flightFolder(Path folder, int number) {
    return folder.resolve("drone" + (number + 1)).toString();
  }

  private List<String> vehicles(HostPort simulator) {
    try (AirSimClient client = connect(simulator)) {
      return AirSimFleet.choose(
          client, simulator.toString(), plan.vehicles(), plan.config().drones());
    }
  }

  private DroneConfig drone(
      LiveStage stage, String policy, int flight, int number, String vehicle) {
    FlyConfig config = plan.config();
    List<String> edges =
        stage.uplinks().get(number).stream().map(up -> up.address().toString()).toList();
    return new DroneConfig(
        "drone" + (number + 1),
        SimulatorConfig.DEFAULT.withAddress(stage.simulator().toString()).withVehicle(vehicle),
        edges.get(0),
        edges.subList(1, edges.size()),
        HandoverOptions.DEFAULT,
        Optional.empty(),
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
        plan.accounts(),
        plan.mqttState(),
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
