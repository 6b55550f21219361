package io.drover.launch.node.airsim;

import io.drover.core.config.Doc;
import io.drover.launch.live.CameraConfig;
import io.drover.rpc.HostPort;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Private parameters of {@code airsim}. */
public record AirSimNodeConfig(
    @Doc("host:port of the simulator") String address,
    @Doc("flies in a world inside the node instead, as ./drover world serves it") boolean embedded,
    @Doc("of the embedded world: campus, coastline, or a route file") String route,
    @Doc("of the embedded world's scenery and weather") long seed,
    @Doc("of the embedded world, called drone1, drone2, ...") int drones,
    @Doc("of the embedded world: image size and field of view") CameraConfig camera,
    @Doc("vehicles by name; []: all that the simulator has") List<String> vehicles,
    @Doc("cameras of each vehicle; the first is the robot's camera") List<String> cameras,
    @Doc("kind/name of each vehicle's sensors; a name that is unknown means the first of its kind")
        List<String> sensors,
    @Doc("airsim: its own names; robot: VEHICLE/odom, cmd_vel, ... by REP 103 and 105; both")
        TopicNames topics,
    @Doc("parent of each robot's odom in tf, at its spawn point; null: whoever localizes says it")
        Optional<String> mapFrame,
    @Doc("takes off to this height at the start, metres; null: waits for takeoff")
        Optional<Double> takeOffMetres,
    @Doc("a command that is not repeated for so long fades to a stop, seconds")
        double commandTimeoutSeconds,
    @Doc("how long to wait for the simulator at the start, seconds") double waitSeconds,
    @Doc("publishes the simulator's time on /clock") boolean publishClock,
    @Doc("ENU and FLU instead of NED and FRD under AirSim's names, commands included")
        boolean coordinateSystemEnu,
    @Doc("root of the frames under AirSim's names; null: world_ned, or world_enu")
        Optional<String> worldFrameId,
    @Doc("period of state and sensors, seconds") double statePeriodSeconds,
    @Doc("period of images, seconds") double imagePeriodSeconds,
    @Doc("period of lidars, seconds") double lidarPeriodSeconds) {
  public static final AirSimNodeConfig DEFAULT =
      new AirSimNodeConfig(
          "127.0.0.1:41451",
          false,
          "coastline",
          1,
          1,
          CameraConfig.DEFAULT,
          List.of(),
          List.of("front_center"),
          List.of(
              "imu/Imu",
              "magnetometer/Magnetometer",
              "altimeter/Barometer",
              "gps/Gps",
              "distance/Distance",
              "lidar/LidarSensor1"),
          TopicNames.BOTH,
          Optional.empty(),
          Optional.empty(),
          0.5,
          60,
          false,
          false,
          Optional.empty(),
          0.02,
          0.05,
          0.1);

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
  private static final double LONGEST_SECONDS = 10;

  public AirSimNodeConfig {
    vehicles = List.copyOf(vehicles);
    cameras = List.copyOf(cameras);
    sensors = List.copyOf(sensors);
    HostPort unused = HostPort.parse(address);
    require(drones >= 1 && drones <= 64, "drones is " + drones + ": give 1 to 64");
    cameras.forEach(
        name ->
            require(
                name.matches("[A-Za-z0-9_]+"),
                "cameras has '" + name + "': names are letters, digits and underscores"));
    vehicles.forEach(AirSimNodeConfig::requireName);
    sensors.forEach(Sensor::parse);
    requireDistinct("vehicles", vehicles);
    requireDistinct("cameras", cameras);
    requireDistinct("sensors", sensors);
    requirePeriod("state_period_seconds", statePeriodSeconds);
    requirePeriod("image_period_seconds", imagePeriodSeconds);
    requirePeriod("lidar_period_seconds", lidarPeriodSeconds);
    requirePeriod("command_timeout_seconds", commandTimeoutSeconds);
    require(
        waitSeconds >= 0 && waitSeconds <= 3600,
        "wait_seconds is " + waitSeconds + ": give 0 to 3600");
    takeOffMetres.ifPresent(
        metres ->
            require(
                metres >= 0.5 && metres <= 100,
                "take_off_metres is " + metres + ": give 0.5 to 100"));
  }

  /** A vehicle's name must be one in ROS, too. */
  static void requireName(String vehicle) {
    require(
        NAME.matcher(vehicle).matches(),
        "vehicle '" + vehicle + "' has no name for ROS: letters, digits and underscores only");
  }

  private static void requireDistinct(String key, List<String> values) {
    Set<String> known = new HashSet<>();
    values.forEach(value -> require(known.add(value), key + " has '" + value + "' twice"));
  }

  private static void requirePeriod(String key, double seconds) {
    require(
        seconds >= 0.001 && seconds <= LONGEST_SECONDS,
        key + " is " + seconds + ": give 0.001 to " + LONGEST_SECONDS);
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException(problem);
    }
  }

  /** The axes under AirSim's names. */
  Axes axes() {
    return coordinateSystemEnu ? Axes.ENU : Axes.NED;
  }
}
