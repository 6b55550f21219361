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
import java.util.List;
import java.util.Map;

/**
 * A simulator's vehicles as topics. One thread reads states and sensors and flies commands, one per
 * vehicle takes images and one reads lidars, which may be slow. A simulator that is lost is tried
 * again until it is back; what was commanded before is forgotten then.
 */
final class AirSimBridge {
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
  private volatile boolean lost;

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
    loops.forEach(Loop::start);
    takeOff();
  }

  private void takeControl() {
    vehicles.values().forEach(vehicle -> vehicle.vehicle().takeControl());
  }

  /** Each on a thread of its own: they climb together. */
  private void takeOff() {
    config
        .takeOffMetres()
        .ifPresent(
            metres ->
                vehicles
                    .values()
                    .forEach(
                        vehicle ->
                            new DaemonThreads("take-off " + vehicle.name())
                                .newThread(() -> climb(vehicle, metres))
                                .start()));
  }

  private void climb(FlownVehicle vehicle, double metres) {
    try {
      vehicle.climb(metres);
    } catch (DroverException e) {
      node.log(LogLevel.ERROR, e.getMessage());
    }
  }

  private void reset() {
    vehicles.values().forEach(FlownVehicle::forget);
    simulator.client().reset();
    takeControl();
  }

  private void update() {
    try {
      if (lost) {
        takeControl();
        lost = false;
        node.log(LogLevel.WARN, "the simulator at " + simulator.address() + " is back");
        takeOff();
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
    loops.forEach(Loop::close);
  }
}
