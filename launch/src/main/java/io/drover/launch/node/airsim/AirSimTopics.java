package io.drover.launch.node.airsim;

import io.drover.airsim.flight.Kinematics;
import io.drover.core.geometry.Quaternion;
import io.drover.ros.Publisher;
import io.drover.ros.RosNode;
import io.drover.ros.TopicOptions;
import io.drover.ros.message.RosTime;
import io.drover.ros.msg.airsim_ros_pkgs.Land;
import io.drover.ros.msg.airsim_ros_pkgs.Takeoff;
import io.drover.ros.msg.airsim_ros_pkgs.VelCmd;
import io.drover.ros.msg.geometry_msgs.Twist;
import io.drover.ros.msg.nav_msgs.Odometry;
import io.drover.ros.tf.FrameTransform;
import io.drover.ros.tf.RigidTransform;

/** A vehicle's motion and commands under the names of AirSim's ROS package. */
final class AirSimTopics implements MotionTopics {
  private final FlownVehicle vehicle;
  private final Axes axes;
  private final String world;
  private final String body;
  private final Publisher<Odometry> odometry;

  AirSimTopics(RosNode node, FlownVehicle vehicle, AirSimNodeConfig config) {
    this.vehicle = vehicle;
    this.axes = config.axes();
    this.world = config.worldFrameId().orElse("world_" + axes.suffix());
    String name = vehicle.name();
    body = name + "/odom_local_" + axes.suffix();
    odometry = node.advertise("~" + body, Odometry.TYPE, TopicOptions.queue(10));
    node.subscribe(
        "~" + name + "/vel_cmd_body_frame",
        VelCmd.TYPE,
        1,
        m -> command(vehicle, FlightCommand.Frame.BODY, m.twist(), axes));
    node.subscribe(
        "~" + name + "/vel_cmd_world_frame",
        VelCmd.TYPE,
        1,
        m -> command(vehicle, FlightCommand.Frame.WORLD, m.twist(), axes));
    node.serve(
        "~" + name + "/takeoff",
        Takeoff.TYPE,
        q -> new Takeoff.Response(vehicle.takeOff(q.waitOnLastTask())));
    node.serve(
        "~" + name + "/land", Land.TYPE, q -> new Land.Response(vehicle.land(q.waitOnLastTask())));
  }

  /** Gives a vehicle what a message says, in the message's axes. */
  static void command(FlownVehicle vehicle, FlightCommand.Frame frame, Twist twist, Axes axes) {
    if (RosGeometry.isFinite(twist)) {
      var velocity = RosGeometry.vector(twist.linear());
      vehicle.give(
          new FlightCommand(
              frame,
              frame == FlightCommand.Frame.WORLD ? axes.world(velocity) : axes.body(velocity),
              axes.yawRate(twist.angular().z())));
    }
  }

  @Override
  public void publish(Kinematics now, FrameTransforms frames) {
    odometry.publish(MotionMessages.airsim(now, axes, vehicle.name(), body));
    frames.moving(
        new FrameTransform(
            vehicle.name(),
            body,
            MotionMessages.time(now),
            new RigidTransform(axes.world(now.position()), axes.attitude(now.orientation()))));
  }

  @Override
  public void begin(FrameTransforms frames) {
    frames.fixed(
        new FrameTransform(
            world,
            vehicle.name(),
            RosTime.ZERO,
            new RigidTransform(axes.world(vehicle.spawn()), Quaternion.IDENTITY)));
  }
}
