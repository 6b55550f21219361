package io.drover.launch.flight;

import io.drover.airsim.world.Scene;
import io.drover.core.link.BandwidthTrace;
import io.drover.launch.policy.PolicyName;

/**
 * One flight to be flown.
 *
 * @param config how; its policies, route and trace are not looked at, the following are
 * @param scene may be flown through by several flights at a time
 * @param trace the uplink, begun later by {@link FlyConfig#traceShiftSeconds}
 * @param number of the flight, from 0: its weather is of the configuration's seed plus this
 */
public record PlannedFlight(
    FlyConfig config, Scene scene, BandwidthTrace trace, PolicyName policy, int number) {}
