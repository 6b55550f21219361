package io.drover.launch.site;

import io.drover.onboard.VelocityCommand;

/**
 * The command that holds, in the form that a velocity loop with a lag needs.
 *
 * <p>AirSim's velocity controller follows a command late, and a velocity in body axes is fixed in
 * the world at the moment of the call. So whoever drives gives the command anew a few times a
 * second, each time with the sideways velocity that the turn's centripetal acceleration needs: v ·
 * ω · lag. When the agent has been silent for too long the command fades to zero. Any thread.
 */
final class HeldCommand {
  /** Lag of AirSim's velocity loop, s: the inverse of its gain. */
  static final double VELOCITY_LAG_SECONDS = 0.9;

  /** How fast a command that nobody renews fades, m/s². */
  private static final double FADE_METRES_PER_SECOND_SQUARED = 2;

  private final double lagSeconds;
  private final double deadManSeconds;
  private VelocityCommand command = VelocityCommand.STOP;
  private double givenSeconds;

  /** What to fly at one moment, body axes (forward, left), m/s and rad/s. */
  record BodyVelocity(double forward, double left, double yawRate) {
    static final BodyVelocity ZERO = new BodyVelocity(0, 0, 0);
  }

  /**
   * Stands still until the first command.
   *
   * @param lagSeconds of whatever follows the velocity
   * @param deadManSeconds a command older than this is not flown on: the agent has died
   */
  HeldCommand(double lagSeconds, double deadManSeconds) {
    this.lagSeconds = lagSeconds;
    this.deadManSeconds = deadManSeconds;
  }

  /** Holds a command from now on. */
  synchronized void hold(VelocityCommand given, double nowSeconds) {
    command = given;
    givenSeconds = nowSeconds;
  }

  /** What to fly now. */
  synchronized BodyVelocity at(double nowSeconds) {
    double silence = nowSeconds - givenSeconds - deadManSeconds;
    double forward = command.forwardMetresPerSecond();
    if (silence <= 0) {
      double yawRate = command.yawRateRadiansPerSecond();
      return new BodyVelocity(forward, forward * yawRate * lagSeconds, yawRate);
    }
    // straight on: nobody sees any more where the turn leads
    double faded = forward - silence * FADE_METRES_PER_SECOND_SQUARED;
    return faded <= 0 ? BodyVelocity.ZERO : new BodyVelocity(faded, 0, 0);
  }
}
