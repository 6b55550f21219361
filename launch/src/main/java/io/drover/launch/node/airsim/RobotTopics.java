package io.drover.launch.node.airsim;

import io.drover.airsim.flight.Kinematics;
import io.drover.core.error.DroverException;
import io.drover.core.geometry.Quaternion;
import io.drover.ros.Publisher;
import io.drover.ros.RosNode;
import io.drover.ros.TopicOptions;
import io.drover.ros.message.RosTime;
import io.drover.ros.msg.geometry_msgs.Twist;
import io.drover.ros.msg.nav_msgs.Odometry;
import io.drover.ros.msg.std_srvs.Trigger;
import io.drover.ros.tf.FrameTransform;
import io.drover.ros.tf.RigidTransform;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A vehicle's motion and commands as any robot has them: REP 103 and 105. */
final class RobotTopics implements MotionTopics {
  private final FlownVehicle vehicle;
  private final Optional<String> map;
  private final String odom;
  private final String base;
  private final Publisher<Odometry> odometry;

  RobotTopics(RosNode node, FlownVehicle vehicle, AirSimNodeConfig config) {
    this.vehicle = vehicle;
    this.map = config.mapFrame();
    String name = vehicle.name();
    odom = odomFrame(name);
    base = name + "/base_link";
    odometry = node.advertise(name + "/odom", Odometry.TYPE, TopicOptions.queue(10));
    node.subscribe(
        name + "/cmd_vel",
        Twist.TYPE,
        1,
        twist ->
            AirSimTopics.command(vehicle, FlightCommand.Frame.BODY_AT_HEIGHT, twist, Axes.ENU));
    node.serve(name + "/takeoff", Trigger.TYPE, q -> done("flies", () -> vehicle.takeOff(true)));
    node.serve(name + "/land", Trigger.TYPE, q -> done("landed", () -> vehicle.land(true)));
  }

  static String odomFrame(String vehicle) {
    return vehicle + "/odom";
  }

  private static Trigger.Response done(String what, BooleanSupplier task) {
    try {
      boolean success = task.getAsBoolean();
      return new Trigger.Response(success, success ? what : "not " + what);
    } catch (DroverException e) {
      return new Trigger.Response(false, e.getMessage());
    }
  }

  @Override
  public void begin(FrameTransforms frames) {
    map.ifPresent(
        parent ->
            frames.fixed(
                new FrameTransform(
                    parent,
                    odom,
                    RosTime.ZERO,
                    new RigidTransform(vehicle.spawn(), Quaternion.IDENTITY))));
  }

  @Override
  public void publish(Kinematics now, FrameTransforms frames) {
    odometry.publish(MotionMessages.robot(now, odom, base));
    frames.moving(
        new FrameTransform(
            odom,
            base,
            MotionMessages.time(now),
            new RigidTransform(now.position(), now.orientation())));
  }
}
