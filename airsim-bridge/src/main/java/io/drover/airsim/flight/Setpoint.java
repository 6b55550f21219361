package io.drover.airsim.flight;

/** What the body should do during the next step; one instance is reused for a vehicle's life. */
final class Setpoint {
  double velocityX;
  double velocityY;
  double velocityZ;
  double yawRate;

  /** When set, tilt and thrust are given as accelerations and the velocities are ignored. */
  boolean accelerations;

  double accelerationX;
  double accelerationY;
  double accelerationZ;

  void velocity(double x, double y, double z) {
    accelerations = false;
    velocityX = x;
    velocityY = y;
    velocityZ = z;
  }

  void acceleration(double x, double y, double z) {
    accelerations = true;
    velocityX = 0;
    velocityY = 0;
    velocityZ = 0;
    accelerationX = x;
    accelerationY = y;
    accelerationZ = z;
  }
}
