package io.drover.launch.node.flight;

import io.drover.core.geometry.Angles;
import io.drover.core.geometry.Vector3;
import io.drover.onboard.VelocityCommand;

/**
 * The pose that follows from what a robot without odometry was told: good for the fraction of a
 * second between an image and its command, drifting over minutes. One thread.
 */
final class Reckoning {
  private final PoseHistory poses;
  private VelocityCommand running = VelocityCommand.STOP;
  private double seconds = Double.NaN;
  private double x;
  private double y;
  private double heading;

  Reckoning(PoseHistory poses) {
    this.poses = poses;
  }

  /** The robot was told this now; until now it did what it was told before. */
  void told(VelocityCommand command, double nowSeconds) {
    if (!Double.isNaN(seconds)) {
      double elapsed = nowSeconds - seconds;
      double way = running.forwardMetresPerSecond() * elapsed;
      double middle = heading + running.yawRateRadiansPerSecond() * elapsed / 2;
      x += way * Math.cos(middle);
      y += way * Math.sin(middle);
      heading = Angles.wrap(heading + running.yawRateRadiansPerSecond() * elapsed);
    }
    seconds = nowSeconds;
    running = command;
    poses.add(
        new PoseHistory.Sighting(
            nowSeconds, new Vector3(x, y, 0), heading, command.yawRateRadiansPerSecond()));
  }
}
