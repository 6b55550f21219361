package io.drover.onboard.agent;

import io.drover.core.config.Doc;
import io.drover.navigation.QualityOfNavigation;

/** How a drone's control loop behaves. */
public record AgentConfig(
    @Doc("v_max, metres per second; the network's collision probability slows it down")
        double maxSpeedMetresPerSecond,
    @Doc("one scheduling decision holds for this long, seconds (tau)") double stepSeconds,
    @Doc("longest wait for an edge before the frame is inferred on board, seconds")
        double deadlineSeconds,
    @Doc("an unused link is measured this often, seconds") double probeIntervalSeconds,
    @Doc("steering error up to which a decision counts as a success, radians (epsilon)")
        double toleranceRadians,
    @Doc("distance of the point that steering aims at, metres") double lookaheadMetres,
    @Doc("fastest turn that is commanded, radians per second") double maxYawRateRadiansPerSecond,
    @Doc("keep speed x delay inside the free distance last seen; fly compares policies without")
        boolean governor,
    @Doc("correct commands for the motion since a frame's capture; fly compares policies without")
        boolean compensation) {
  /** Normal flight: governor and compensation on. */
  public static final AgentConfig DEFAULT =
      new AgentConfig(3, 5, 1, 1, QualityOfNavigation.DEFAULT_TOLERANCE_RADIANS, 5, 3, true, true);

  public AgentConfig {
    requirePositive("max_speed_metres_per_second", maxSpeedMetresPerSecond);
    requirePositive("step_seconds", stepSeconds);
    requirePositive("deadline_seconds", deadlineSeconds);
    requirePositive("probe_interval_seconds", probeIntervalSeconds);
    requirePositive("tolerance_radians", toleranceRadians);
    requirePositive("lookahead_metres", lookaheadMetres);
    requirePositive("max_yaw_rate_radians_per_second", maxYawRateRadiansPerSecond);
  }

  /** The same at another v_max. */
  public AgentConfig withMaxSpeed(double metresPerSecond) {
    return copy(metresPerSecond, deadlineSeconds, lookaheadMetres, governor, compensation);
  }

  /** The same with another deadline. */
  public AgentConfig withDeadline(double seconds) {
    return copy(maxSpeedMetresPerSecond, seconds, lookaheadMetres, governor, compensation);
  }

  /** The same, aiming at a point this far ahead. */
  public AgentConfig withLookahead(double metres) {
    return copy(maxSpeedMetresPerSecond, deadlineSeconds, metres, governor, compensation);
  }

  /** The same with or without the governor and the compensation. */
  public AgentConfig withAids(boolean governorOn, boolean compensationOn) {
    return copy(
        maxSpeedMetresPerSecond, deadlineSeconds, lookaheadMetres, governorOn, compensationOn);
  }

  private AgentConfig copy(
      double maxSpeed,
      double deadline,
      double lookahead,
      boolean governorOn,
      boolean compensationOn) {
    return new AgentConfig(
        maxSpeed,
        stepSeconds,
        deadline,
        probeIntervalSeconds,
        toleranceRadians,
        lookahead,
        maxYawRateRadiansPerSecond,
        governorOn,
        compensationOn);
  }

  private static void requirePositive(String key, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(key + " is " + value + ": give a number above 0");
    }
  }
}
