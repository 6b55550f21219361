package io.drover.onboard.agent;

import io.drover.core.geometry.Angles;
import io.drover.navigation.NavigationOutput;
import io.drover.onboard.VelocityCommand;

/**
 * Turns the network's output into a command.
 *
 * <p>Speed is A3D's v = v_max · (1 − p). Steering is the bearing of a point at a fixed distance L,
 * so the turn is pure pursuit's (Coulter, CMU-RI-TR-92-01): yaw rate = v · 2 sin θ / L. A slow
 * vehicle still turns as if it moved at {@value #SLOWEST_TURN_METRES_PER_SECOND} m/s, so that it
 * can look away from what it stopped for.
 */
final class SteeringLaw {
  static final double SLOWEST_TURN_METRES_PER_SECOND = 0.8;

  private final AgentConfig config;

  SteeringLaw(AgentConfig config) {
    this.config = config;
  }

  /** Speed before the governor, metres per second. */
  double speed(NavigationOutput output) {
    double p = Math.max(0, Math.min(1, output.collisionProbability()));
    return config.maxSpeedMetresPerSecond() * (1 - p);
  }

  /** The command for a steering angle at a speed. */
  VelocityCommand command(double steeringRadians, double speedMetresPerSecond) {
    double turning = Math.max(SLOWEST_TURN_METRES_PER_SECOND, speedMetresPerSecond);
    double yawRate = turning * 2 * Math.sin(steeringRadians) / config.lookaheadMetres();
    double limit = config.maxYawRateRadiansPerSecond();
    return new VelocityCommand(speedMetresPerSecond, Math.max(-limit, Math.min(limit, yawRate)));
  }

  /**
   * The same target seen from where the vehicle is now.
   *
   * @param steeringRadians bearing of the target at capture
   * @param turnedRadians change of heading since capture, positive left
   * @param travelledMetres forward since capture
   * @return bearing from here, in (−π, π]
   */
  double compensated(double steeringRadians, double turnedRadians, double travelledMetres) {
    double reach = config.lookaheadMetres();
    double ahead = Math.max(0.2 * reach, reach * Math.cos(steeringRadians) - travelledMetres);
    double bearing = Math.atan2(reach * Math.sin(steeringRadians), ahead);
    return Angles.wrap(bearing - turnedRadians);
  }
}
