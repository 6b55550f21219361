package io.drover.launch.node.airsim;

import io.drover.airsim.client.VehicleSensors;
import io.drover.airsim.rpc.BarometerData;
import io.drover.airsim.rpc.DistanceSensorData;
import io.drover.airsim.rpc.GpsData;
import io.drover.airsim.rpc.ImuData;
import io.drover.airsim.rpc.MagnetometerData;
import io.drover.ros.RosNode;
import io.drover.ros.message.Message;
import io.drover.ros.message.MessageType;
import io.drover.ros.msg.airsim_ros_pkgs.Altimeter;
import io.drover.ros.msg.airsim_ros_pkgs.Environment;
import io.drover.ros.msg.sensor_msgs.Imu;
import io.drover.ros.msg.sensor_msgs.MagneticField;
import io.drover.ros.msg.sensor_msgs.NavSatFix;
import io.drover.ros.msg.sensor_msgs.Range;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** A vehicle's sensors but cameras and lidars. One thread. */
final class SensorTopics {
  private final RosNode node;
  private final String vehicle;
  private final VehicleSensors sensors;
  private final SimulationClock clock;
  private final List<PolledSensor<?>> polled = new ArrayList<>();

  /** Simulation time of the vehicle's last state, ns: what tells no time of its own is of then. */
  private long nowNanos;

  SensorTopics(RosNode node, FlownVehicle vehicle, AirSimNodeConfig config, SimulationClock clock) {
    this.clock = clock;
    this.node = node;
    this.vehicle = vehicle.name();
    this.sensors = vehicle.vehicle().sensors();
    List<Sensor> all = config.sensors().stream().map(Sensor::parse).toList();
    if (config.topics().airsim()) {
      all.forEach(sensor -> add(sensor, config.axes()));
      addTruth(config.axes());
    }
    if (config.topics().robot()) {
      Set<Sensor.Kind> known = EnumSet.noneOf(Sensor.Kind.class);
      all.stream().filter(sensor -> known.add(sensor.kind())).forEach(this::addRobots);
    }
  }

  private <M extends Message> void poll(
      String topic, MessageType<M> type, String name, Function<String, M> read) {
    polled.add(new PolledSensor<>(node, topic, type, name, read));
  }

  private void add(Sensor sensor, Axes axes) {
    String topic = "~" + vehicle + "/" + sensor.kind().title() + "/" + sensor.name();
    String name = sensor.name();
    switch (sensor.kind()) {
      case IMU ->
          poll(
              topic,
              Imu.TYPE,
              name,
              s -> SensorMessages.imu(now(sensors.imu(s), ImuData::timeNanos), axes, vehicle));
      case MAGNETOMETER ->
          poll(
              topic,
              MagneticField.TYPE,
              name,
              s ->
                  SensorMessages.magneticField(
                      now(sensors.magnetometer(s), MagnetometerData::timeNanos), axes, vehicle));
      case ALTIMETER ->
          poll(
              topic,
              Altimeter.TYPE,
              name,
              s ->
                  SensorMessages.altimeter(
                      now(sensors.barometer(s), BarometerData::timeNanos), vehicle));
      case GPS ->
          poll(
              topic,
              NavSatFix.TYPE,
              name,
              s -> SensorMessages.fix(now(sensors.gps(s), GpsData::timeNanos), vehicle));
      case DISTANCE ->
          poll(
              topic,
              Range.TYPE,
              name,
              s ->
                  SensorMessages.range(
                      now(sensors.distance(s), DistanceSensorData::timeNanos), vehicle));
      case LIDAR -> {
        // has a period of its own
      }
    }
  }

  /** A reading, once the clock has come to its time. */
  private <T> T now(T reading, ToLongFunction<T> time) {
    clock.at(time.applyAsLong(reading));
    return reading;
  }

  private void addTruth(Axes axes) {
    String base = "~" + vehicle;
    poll(
        base + "/environment",
        Environment.TYPE,
        "",
        s -> SensorMessages.environment(sensors.environment(), nowNanos, axes, vehicle));
    poll(
        base + "/global_gps",
        NavSatFix.TYPE,
        "",
        s -> SensorMessages.fix(nowNanos, sensors.environment().point(), true, vehicle));
  }

  /** The first of a kind under the name that robots give it. */
  private void addRobots(Sensor sensor) {
    String base = vehicle + "/base_link";
    String name = sensor.name();
    switch (sensor.kind()) {
      case IMU ->
          poll(
              vehicle + "/imu",
              Imu.TYPE,
              name,
              s -> SensorMessages.imu(now(sensors.imu(s), ImuData::timeNanos), Axes.ENU, base));
      case DISTANCE ->
          poll(
              vehicle + "/range",
              Range.TYPE,
              name,
              s ->
                  SensorMessages.range(
                      now(sensors.distance(s), DistanceSensorData::timeNanos), base));
      case GPS ->
          poll(
              vehicle + "/fix",
              NavSatFix.TYPE,
              name,
              s -> SensorMessages.fix(now(sensors.gps(s), GpsData::timeNanos), base));
      default -> {
        // robots have no common name for the others
      }
    }
  }

  /**
   * Publishes what somebody wants.
   *
   * @param timeNanos simulation time of the vehicle's state
   */
  void publish(long timeNanos) {
    nowNanos = timeNanos;
    polled.forEach(PolledSensor::publish);
  }
}
