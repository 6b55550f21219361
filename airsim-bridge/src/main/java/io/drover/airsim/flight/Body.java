package io.drover.airsim.flight;

import io.drover.core.geometry.Angles;
import io.drover.core.geometry.Quaternion;
import io.drover.core.geometry.Vector3;

/**
 * The moving body of a multirotor: a cheap model fitted to the step responses measured on AirSim's
 * SimpleFlight (rise times, droop by drag, tilt). Lateral acceleration follows the velocity error
 * through the attitude loop's lag; attitude follows acceleration, so that a camera tilts as on the
 * real thing. Not thread-safe.
 */
final class Body {
  static final double STEP_SECONDS = 0.003;
  static final double GRAVITY = 9.81;

  /** Four rotors of 4.179 N on 1 kg. */
  static final double STRONGEST_THRUST = 16.716;

  private static final double VELOCITY_GAIN = 1.12;
  private static final double LATERAL_LIMIT = 6.3;
  private static final double CLIMB_LIMIT = STRONGEST_THRUST - GRAVITY;
  private static final double SINK_LIMIT = GRAVITY - 0.3 * STRONGEST_THRUST;
  private static final double DRAG_LATERAL = 0.0066;
  private static final double DRAG_VERTICAL = 0.135;
  private static final double ATTITUDE_SHARE = share(0.15);
  private static final double CLIMB_SHARE = share(0.22);
  private static final double YAW_SHARE = share(0.27);
  private static final double YAW_RATE_LIMIT = 2 * Math.PI;

  double x;
  double y;
  double z;
  double velocityX;
  double velocityY;
  double velocityZ;
  double yaw;
  double yawRate;
  private double pushX;
  private double pushY;
  private double accelerationX;
  private double accelerationY;
  private double accelerationZ;
  private double roll;
  private double pitch;
  private Vector3 angularVelocity = Vector3.ZERO;
  private Vector3 angularAcceleration = Vector3.ZERO;

  /** Advances velocity and attitude by one step; the position is for the caller to accept. */
  void accelerate(Setpoint wanted, Vector3 wind) {
    double wantX = wanted.accelerationX;
    double wantY = wanted.accelerationY;
    double windX = velocityX - wind.x();
    double windY = velocityY - wind.y();
    if (wanted.accelerations) {
      accelerationZ = wanted.accelerationZ - DRAG_VERTICAL * velocityZ * Math.abs(velocityZ);
    } else {
      wantX = VELOCITY_GAIN * (wanted.velocityX - velocityX);
      wantY = VELOCITY_GAIN * (wanted.velocityY - velocityY);
      double climb = (wanted.velocityZ - velocityZ) * CLIMB_SHARE / STEP_SECONDS;
      accelerationZ = Math.max(-SINK_LIMIT, Math.min(CLIMB_LIMIT, climb));
    }
    double excess = Math.hypot(wantX, wantY) / LATERAL_LIMIT;
    if (excess > 1) {
      wantX /= excess;
      wantY /= excess;
    }
    pushX += (wantX - pushX) * ATTITUDE_SHARE;
    pushY += (wantY - pushY) * ATTITUDE_SHARE;
    double drag = DRAG_LATERAL * Math.hypot(windX, windY);
    accelerationX = pushX - drag * windX;
    accelerationY = pushY - drag * windY;
    velocityX += accelerationX * STEP_SECONDS;
    velocityY += accelerationY * STEP_SECONDS;
    velocityZ += accelerationZ * STEP_SECONDS;
    turn(wanted.yawRate);
  }

  private void turn(double wantedYawRate) {
    double limited = Math.max(-YAW_RATE_LIMIT, Math.min(YAW_RATE_LIMIT, wantedYawRate));
    yawRate += (limited - yawRate) * YAW_SHARE;
    yaw = Angles.wrap(yaw + yawRate * STEP_SECONDS);
    double cos = Math.cos(yaw);
    double sin = Math.sin(yaw);
    double newPitch = Math.atan2(pushX * cos + pushY * sin, GRAVITY);
    double newRoll = Math.atan2(pushX * sin - pushY * cos, GRAVITY);
    double rollRate = (newRoll - roll) / STEP_SECONDS;
    double pitchRate = (newPitch - pitch) / STEP_SECONDS;
    roll = newRoll;
    pitch = newPitch;
    double cosRoll = Math.cos(roll);
    double sinRoll = Math.sin(roll);
    double cosPitch = Math.cos(pitch);
    Vector3 rates =
        new Vector3(
            rollRate - Math.sin(pitch) * yawRate,
            cosRoll * pitchRate + sinRoll * cosPitch * yawRate,
            cosRoll * cosPitch * yawRate - sinRoll * pitchRate);
    angularAcceleration = rates.minus(angularVelocity).times(1 / STEP_SECONDS);
    angularVelocity = rates;
  }

  /** Puts the body somewhere, level and at rest. */
  void place(Vector3 position, double headingRadians) {
    x = position.x();
    y = position.y();
    z = position.z();
    yaw = Angles.wrap(headingRadians);
    halt();
  }

  /** Takes all motion and tilt away, as an impact does. */
  void halt() {
    velocityX = 0;
    velocityY = 0;
    velocityZ = 0;
    yawRate = 0;
    pushX = 0;
    pushY = 0;
    accelerationX = 0;
    accelerationY = 0;
    accelerationZ = 0;
    roll = 0;
    pitch = 0;
    angularVelocity = Vector3.ZERO;
    angularAcceleration = Vector3.ZERO;
  }

  Kinematics kinematics(long timeNanos) {
    return new Kinematics(
        timeNanos,
        new Vector3(x, y, z),
        Quaternion.ofEuler(roll, pitch, yaw),
        new Vector3(velocityX, velocityY, velocityZ),
        angularVelocity,
        new Vector3(accelerationX, accelerationY, accelerationZ),
        angularAcceleration);
  }

  /** Share of the way that a first-order lag covers in one step. */
  private static double share(double lagSeconds) {
    return 1 - Math.exp(-STEP_SECONDS / lagSeconds);
  }
}
