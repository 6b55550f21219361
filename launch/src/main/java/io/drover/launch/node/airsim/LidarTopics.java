package io.drover.launch.node.airsim;

import io.drover.airsim.flight.Pose;
import io.drover.airsim.rpc.LidarData;
import io.drover.airsim.rpc.NedFrame;
import io.drover.core.geometry.Vector3;
import io.drover.ros.RosNode;
import io.drover.ros.message.RosTime;
import io.drover.ros.msg.sensor_msgs.LaserScan;
import io.drover.ros.msg.sensor_msgs.PointCloud2;
import io.drover.ros.tf.FrameTransform;
import io.drover.ros.tf.RigidTransform;
import java.util.ArrayList;
import java.util.List;

/** A vehicle's lidars: as clouds of points, and the first one as a flat scan. One thread. */
final class LidarTopics {
  private final List<PolledSensor<?>> polled = new ArrayList<>();

  LidarTopics(
      RosNode node,
      FlownVehicle vehicle,
      AirSimNodeConfig config,
      FrameTransforms frames,
      SimulationClock clock) {
    String name = vehicle.name();
    var sensors = vehicle.vehicle().sensors();
    List<Sensor> lidars =
        config.sensors().stream()
            .map(Sensor::parse)
            .filter(sensor -> sensor.kind() == Sensor.Kind.LIDAR)
            .toList();
    if (config.topics().airsim()) {
      for (Sensor lidar : lidars) {
        polled.add(
            new PolledSensor<>(
                node,
                "~" + name + "/lidar/" + lidar.name(),
                PointCloud2.TYPE,
                lidar.name(),
                s -> {
                  LidarData data = sensors.lidar(s);
                  clock.at(data.timeNanos());
                  return SensorMessages.cloud(data, config.axes(), name);
                }));
      }
    }
    if (config.topics().robot() && !lidars.isEmpty()) {
      String level = name + "/laser_level";
      polled.add(
          new PolledSensor<>(
              node,
              name + "/scan",
              LaserScan.TYPE,
              lidars.get(0).name(),
              s -> {
                LidarData data = sensors.lidar(s);
                clock.at(data.timeNanos());
                frames.moving(transform(data, RobotTopics.odomFrame(name), level));
                return LevelScan.of(data, config.lidarPeriodSeconds(), level);
              }));
    }
  }

  private static FrameTransform transform(LidarData data, String odom, String frame) {
    Pose pose = LevelScan.frame(new NedFrame(Vector3.ZERO).poseToEnu(data.pose()));
    return new FrameTransform(
        odom,
        frame,
        RosTime.ofNanos(data.timeNanos()),
        new RigidTransform(pose.position(), pose.orientation()));
  }

  /** Publishes what somebody wants. */
  void publish(FrameTransforms frames) {
    polled.forEach(PolledSensor::publish);
    frames.send();
  }
}
