package io.drover.launch.node.airsim;

import io.drover.airsim.client.AirSimClient;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.geometry.Vector3;
import io.drover.core.thread.DaemonThreads;
import io.drover.core.time.NanoClock;
import io.drover.launch.site.AirSimSpawn;
import io.drover.ros.LogLevel;
import io.drover.ros.RosNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A simulator's vehicles as topics. One thread reads states and sensors and flies commands, one per
 * vehicle takes images and one reads lidars, which may be slow. A simulator that is lost is tried
 * again until it is back; what was commanded before is forgotten then. Only vehicles that it no
 * longer holds for us, because it was restarted or reset, are taken over and take off anew.
 */
final class AirSimBridge {
  private static final double CONTROL_CHECK_SECONDS = 1;

  private final RosNode node;
  private final AirSimNodeConfig config;
  private final NanoClock clock;
  private final Simulator simulator;
  private final FrameTransforms frames;
  private final Map<String, FlownVehicle> vehicles = new LinkedHashMap<>();
  private final List<VehicleTopics> topics = new ArrayList<>();
  private final List<LidarTopics> lidars = new ArrayList<>();
  private final SimulationClock time;
  private final List<Loop> loops = new ArrayList<>();

  /** Vehicles to take over; held while control changes, so that a reset is not taken for a loss. */
  private final Set<FlownVehicle> adrift = new LinkedHashSet<>();

  /** Of the thread of states, as is what follows. */
  private boolean lost;

  private double controlledSeconds;

  private AirSimBridge(
      RosNode node, AirSimNodeConfig config, NanoClock clock, Simulator simulator) {
    this.node = node;
    this.config = config;
    this.clock = clock;
    this.simulator = simulator;
    frames = new FrameTransforms(node);
    time = new SimulationClock(node, config.publishClock());
  }

  /**
   * Takes control of the vehicles and begins to publish.
   *
   * @throws DroverException {@code INVALID_ARGUMENT} if a vehicle is not there, or has no name for
   *     ROS
   */
  static AirSimBridge begin(
      RosNode node, AirSimNodeConfig config, NanoClock clock, Simulator simulator) {
    AirSimBridge bridge = new AirSimBridge(node, config, clock, simulator);
    List<String> names = bridge.names();
    String settings = simulator.client().settings();
    for (String name : names) {
      bridge.add(name, AirSimSpawn.of(settings, name));
    }
    FleetTopics fleet =
        new FleetTopics(node, Map.copyOf(bridge.vehicles), config.axes(), bridge::reset);
    fleet.origin(bridge.vehicles.values().iterator().next().vehicle().sensors().home());
    bridge.takeControl();
    bridge.run();
    return bridge;
  }

  private List<String> names() {
    AirSimClient client = simulator.client();
    List<String> there = client.vehicleNames();
    List<String> wanted = config.vehicles().isEmpty() ? there : config.vehicles();
    for (String name : wanted) {
      if (!there.contains(name)) {
        throw new DroverException(
            ErrorCode.INVALID_ARGUMENT,
            "vehicles has '%s', but the simulator at %s has %s"
                .formatted(name, simulator.address(), String.join(", ", there)));
      }
      try {
        AirSimNodeConfig.requireName(name);
      } catch (IllegalArgumentException e) {
        throw new DroverException(ErrorCode.INVALID_ARGUMENT, e.getMessage(), e);
      }
    }
    if (wanted.isEmpty()) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          "the simulator at " + simulator.address() + " has no vehicles: add some to its settings");
    }
    return wanted;
  }

  private void add(String name, Vector3 spawn) {
    FlownVehicle vehicle =
        new FlownVehicle(
            simulator.client().vehicle(name), spawn, config.commandTimeoutSeconds(), clock);
    vehicles.put(name, vehicle);
    List<MotionTopics> motion = new ArrayList<>();
    if (config.topics().airsim()) {
      motion.add(new AirSimTopics(node, vehicle, config));
    }
    if (config.topics().robot()) {
      motion.add(new RobotTopics(node, vehicle, config));
    }
    motion.forEach(each -> each.begin(frames));
    topics.add(new VehicleTopics(vehicle, motion, new SensorTopics(node, vehicle, config, time)));
    lidars.add(new LidarTopics(node, vehicle, config, frames, time));
    List<CameraTopics> cameras = new ArrayList<>();
    for (String camera : config.cameras()) {
      cameras.add(new CameraTopics(node, vehicle.vehicle(), camera, cameras.isEmpty(), config));
    }
    loops.add(
        loop(
            "images " + name,
            config.imagePeriodSeconds(),
            () -> cameras.forEach(camera -> camera.publish(frames, time))));
  }

  private Loop loop(String name, double periodSeconds, Runnable turn) {
    return new Loop(node, name, periodSeconds, clock, turn);
  }

  private void run() {
    loops.add(
        loop(
            "lidars",
            config.lidarPeriodSeconds(),
            () -> lidars.forEach(lidar -> lidar.publish(frames))));
    loops.add(new Loop(node, "state", config.statePeriodSeconds(), clock, this::update));
    controlledSeconds = clock.seconds();
    loops.forEach(Loop::start);
    vehicles.values().forEach(this::takeOff);
  }

  private void takeControl() {
    vehicles.values().forEach(vehicle -> vehicle.vehicle().takeControl());
  }

  /** On a thread of its own: vehicles climb together. */
  private void takeOff(FlownVehicle vehicle) {
    config
        .takeOffMetres()
        .ifPresent(
            metres ->
                new DaemonThreads("take-off " + vehicle.name())
                    .newThread(() -> climb(vehicle, metres))
                    .start());
  }

  private void climb(FlownVehicle vehicle, double metres) {
    try {
      vehicle.climb(metres);
    } catch (DroverException e) {
      node.log(LogLevel.ERROR, e.getMessage());
    }
  }

  private void reset() {
    synchronized (adrift) {
      vehicles.values().forEach(FlownVehicle::abandon);
      simulator.client().reset();
      takeControl();
    }
  }

  /** A simulator that was restarted or reset answers on, and flies nothing. */
  private void requireControl() {
    double now = clock.seconds();
    if (!lost && now - controlledSeconds < CONTROL_CHECK_SECONDS) {
      return;
    }
    controlledSeconds = now;
    for (FlownVehicle vehicle : vehicles.values()) {
      synchronized (adrift) {
        if (!vehicle.vehicle().isControlled()) {
          adrift.add(vehicle);
        }
        if (adrift.contains(vehicle)) {
          vehicle.abandon();
          vehicle.vehicle().takeControl();
          adrift.remove(vehicle);
          node.log(
              LogLevel.WARN,
              "vehicle '"
                  + vehicle.name()
                  + "' was taken away, as by a reset: it is taken over again");
          takeOff(vehicle);
        }
      }
    }
  }

  private void update() {
    try {
      requireControl();
      if (lost) {
        lost = false;
        node.log(LogLevel.WARN, "the simulator at " + simulator.address() + " is back");
      }
      topics.forEach(each -> each.publish(frames, time));
      frames.send();
    } catch (DroverException e) {
      if (e.code() == ErrorCode.UNREACHABLE && !lost) {
        lost = true;
        vehicles.values().forEach(FlownVehicle::forget);
      }
      throw e;
    }
  }

  /** Ends all threads; vehicles stop by themselves when their last moves run out. */
  void close() {
    vehicles.values().forEach(FlownVehicle::abandon);
    loops.forEach(Loop::end);
    loops.forEach(Loop::close);
  }
}
