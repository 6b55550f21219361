package io.drover.onboard.command;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What commands have left in force for a frame.
 *
 * @param hold whether the vehicle stands still
 * @param speedLimitMetresPerSecond faster than which it does not fly
 * @param policy who decides instead of the configured scheduler
 */
public record StandingOrders(
    boolean hold, OptionalDouble speedLimitMetresPerSecond, Optional<String> policy) {
  /** The flight goes as configured. */
  public static final StandingOrders NONE =
      new StandingOrders(false, OptionalDouble.empty(), Optional.empty());

  /** The same, standing still or not. */
  public StandingOrders withHold(boolean stands) {
    return new StandingOrders(stands, speedLimitMetresPerSecond, policy);
  }

  /** The same with another limit. */
  public StandingOrders withSpeedLimit(OptionalDouble metresPerSecond) {
    return new StandingOrders(hold, metresPerSecond, policy);
  }

  /** The same, decided by somebody else. */
  public StandingOrders withPolicy(String name) {
    return new StandingOrders(hold, speedLimitMetresPerSecond, Optional.of(name));
  }

  /** A speed within the limit. */
  public double limit(double metresPerSecond) {
    return Math.min(metresPerSecond, speedLimitMetresPerSecond.orElse(Double.POSITIVE_INFINITY));
  }
}
