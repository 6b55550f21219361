package io.drover.bench.a3d;

import io.drover.launch.flight.FlyConfig;
import io.drover.launch.policy.PolicyName;
import java.util.List;

/**
 * A flight in lockstep that a section asks for.
 *
 * @param speed v_max, m/s
 * @param seed from 1: of weather and scenery, of the trace and of the start in it
 */
record FlightOrder(
    PolicyName policy, double speed, boolean governor, boolean compensation, int seed) {
  /** One as policies are compared: without the drone's aids. */
  static FlightOrder bare(String policy, double speed, int seed) {
    return new FlightOrder(new PolicyName(policy), speed, false, false, seed);
  }

  /** All but these as {@code fly} has it. */
  FlyConfig config() {
    FlyConfig base = FlyConfig.DEFAULT;
    return new FlyConfig(
        List.of(policy.value()),
        base.route(),
        base.trace(),
        1,
        1,
        1,
        base.agent().withMaxSpeed(speed).withAids(governor, compensation),
        base.onboard(),
        base.edge(),
        base.edgeCores(),
        base.edges(),
        base.roundTripSeconds(),
        base.patience(),
        base.grid());
  }
}
