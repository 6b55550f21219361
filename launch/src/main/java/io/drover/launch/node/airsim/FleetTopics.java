package io.drover.launch.node.airsim;

import io.drover.airsim.client.AirSimVehicle;
import io.drover.airsim.flight.Pose;
import io.drover.airsim.rpc.GeoPoint;
import io.drover.airsim.rpc.NedFrame;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.geometry.Quaternion;
import io.drover.core.geometry.Vector3;
import io.drover.core.thread.DaemonThreads;
import io.drover.ros.LogLevel;
import io.drover.ros.Publisher;
import io.drover.ros.RosNode;
import io.drover.ros.TopicOptions;
import io.drover.ros.msg.airsim_ros_pkgs.GPSYaw;
import io.drover.ros.msg.airsim_ros_pkgs.GimbalAngleEulerCmd;
import io.drover.ros.msg.airsim_ros_pkgs.Land;
import io.drover.ros.msg.airsim_ros_pkgs.LandGroup;
import io.drover.ros.msg.airsim_ros_pkgs.Reset;
import io.drover.ros.msg.airsim_ros_pkgs.Takeoff;
import io.drover.ros.msg.airsim_ros_pkgs.TakeoffGroup;
import io.drover.ros.msg.airsim_ros_pkgs.VelCmd;
import io.drover.ros.msg.airsim_ros_pkgs.VelCmdGroup;
import io.drover.ros.msg.geometry_msgs.Twist;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** What AirSim's ROS package offers for several vehicles at once, and for the simulator. */
final class FleetTopics {
  private final RosNode node;
  private final Map<String, FlownVehicle> vehicles;
  private final Axes axes;
  private final Publisher<GPSYaw> origin;

  /** Measured once: each command would add the error of its own measurement. */
  private final Map<Camera, Vector3> mounts = new ConcurrentHashMap<>();

  private record Camera(String vehicle, String name) {}

  /**
   * Begins to listen.
   *
   * @param vehicles by name
   * @param reset puts the simulator back to its start
   */
  FleetTopics(RosNode node, Map<String, FlownVehicle> vehicles, Axes axes, Runnable reset) {
    this.node = node;
    this.vehicles = vehicles;
    this.axes = axes;
    origin = node.advertise("~origin_geo_point", GPSYaw.TYPE, TopicOptions.latched());
    for (FlightCommand.Frame frame : List.of(FlightCommand.Frame.BODY, FlightCommand.Frame.WORLD)) {
      String topic =
          frame == FlightCommand.Frame.BODY ? "vel_cmd_body_frame" : "vel_cmd_world_frame";
      node.subscribe(
          "~all_robots/" + topic,
          VelCmd.TYPE,
          1,
          m -> command(vehicles.keySet(), frame, m.twist()));
      node.subscribe(
          "~group_of_robots/" + topic,
          VelCmdGroup.TYPE,
          1,
          m -> command(m.vehicleNames(), frame, m.twist()));
    }
    node.subscribe("~gimbal_angle_euler_cmd", GimbalAngleEulerCmd.TYPE, 10, this::turnCamera);
    serve(reset);
  }

  private void serve(Runnable reset) {
    node.serve(
        "~all_robots/takeoff",
        Takeoff.TYPE,
        q -> new Takeoff.Response(takeOff(vehicles.keySet(), q.waitOnLastTask())));
    node.serve(
        "~all_robots/land",
        Land.TYPE,
        q -> new Land.Response(land(vehicles.keySet(), q.waitOnLastTask())));
    node.serve(
        "~group_of_robots/takeoff",
        TakeoffGroup.TYPE,
        q -> new TakeoffGroup.Response(takeOff(q.vehicleNames(), q.waitOnLastTask())));
    node.serve(
        "~group_of_robots/land",
        LandGroup.TYPE,
        q -> new LandGroup.Response(land(q.vehicleNames(), q.waitOnLastTask())));
    node.serve(
        "~reset",
        Reset.TYPE,
        q -> {
          reset.run();
          return new Reset.Response(true);
        });
  }

  /** Tells where the world's origin is on the earth. */
  void origin(GeoPoint point) {
    origin.publish(
        new GPSYaw(point.latitudeDegrees(), point.longitudeDegrees(), point.altitudeMetres(), 0));
  }

  private void command(Collection<String> names, FlightCommand.Frame frame, Twist twist) {
    for (String name : names) {
      FlownVehicle vehicle = vehicles.get(name);
      if (vehicle == null) {
        node.log(LogLevel.WARN, "a command is for vehicle '" + name + "', which is not here");
      } else {
        AirSimTopics.command(vehicle, frame, twist, axes);
      }
    }
  }

  private boolean takeOff(Collection<String> names, boolean wait) {
    return together(names, vehicle -> vehicle.takeOff(wait));
  }

  private boolean land(Collection<String> names, boolean wait) {
    return together(names, vehicle -> vehicle.land(wait));
  }

  /** All at the same time, not one after another. */
  private boolean together(Collection<String> names, Predicate<FlownVehicle> task) {
    List<FlownVehicle> chosen = names.stream().distinct().map(this::named).toList();
    List<CompletableFuture<Boolean>> tasks =
        chosen.stream()
            .map(
                vehicle ->
                    CompletableFuture.supplyAsync(
                        () -> task.test(vehicle),
                        work ->
                            new DaemonThreads("task " + vehicle.name()).newThread(work).start()))
            .toList();
    CompletableFuture.allOf(tasks.toArray(CompletableFuture[]::new))
        .exceptionally(failure -> null)
        .join();
    return tasks.stream().allMatch(FlownVehicle::joined);
  }

  private FlownVehicle named(String name) {
    FlownVehicle vehicle = vehicles.get(name);
    if (vehicle == null) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          "there is no vehicle '"
              + name
              + "': take one of "
              + String.join(", ", vehicles.keySet()));
    }
    return vehicle;
  }

  /**
   * Where a camera is on its body: best measured while the vehicle stands, as body and camera are
   * asked for one after the other.
   */
  static Vector3 mount(AirSimVehicle vehicle, String name) {
    Pose body = vehicle.pose();
    Pose camera = new NedFrame(Vector3.ZERO).poseToEnu(vehicle.sensors().camera(name).pose());
    return body.orientation().inverse().rotate(camera.position().minus(body.position()));
  }

  /** Turns a camera on its body, where it is mounted. Angles are degrees. */
  private void turnCamera(GimbalAngleEulerCmd told) {
    try {
      FlownVehicle vehicle = named(told.vehicleName());
      Quaternion turned =
          Quaternion.ofEuler(
              Math.toRadians(told.roll()),
              Math.toRadians(told.pitch()),
              Math.toRadians(told.yaw()));
      Vector3 mounted =
          mounts.computeIfAbsent(
              new Camera(vehicle.name(), told.cameraName()),
              camera -> mount(vehicle.vehicle(), camera.name()));
      Quaternion ours =
          axes == Axes.ENU ? turned : NedFrame.onBody(new Pose(Vector3.ZERO, turned)).orientation();
      vehicle.vehicle().sensors().mountCamera(told.cameraName(), new Pose(mounted, ours));
    } catch (DroverException e) {
      node.log(LogLevel.WARN, "no camera was turned: " + e.getMessage());
    }
  }
}
