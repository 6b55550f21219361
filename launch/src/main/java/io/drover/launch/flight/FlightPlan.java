package io.drover.launch.flight;

import io.drover.airsim.world.Scene;
import io.drover.core.link.BandwidthTrace;
import io.drover.launch.policy.PolicyNetwork;
import io.drover.navigation.OnnxNavigationModel;
import java.util.Optional;

/**
 * What flights have in common: the configuration and what it names, loaded.
 *
 * @param scene may be flown through by several flights at a time
 * @param model may be asked for {@link OnnxNavigationModel#another()}
 */
record FlightPlan(
    FlyConfig config,
    Scene scene,
    BandwidthTrace trace,
    OnnxNavigationModel model,
    Optional<PolicyNetwork> network) {}
