package io.drover.airsim.flight;

/** Staying where the body was when this was made: a position loop around the velocity loop. */
final class Hold {
  private static final double GAIN = 1.5;
  private static final double SPEED_LIMIT = 6;

  private final double x;
  private final double y;
  private final double z;

  Hold(Body body) {
    x = body.x;
    y = body.y;
    z = body.z;
  }

  /** Asks for the way back; the yaw stands still. */
  void steer(Body body, Setpoint wanted) {
    wanted.velocity(correction(x - body.x), correction(y - body.y), correction(z - body.z));
    wanted.yawRate = 0;
  }

  /** Velocity that takes an error away along one axis, m/s. */
  static double correction(double errorMetres) {
    return Math.max(-SPEED_LIMIT, Math.min(SPEED_LIMIT, GAIN * errorMetres));
  }
}
