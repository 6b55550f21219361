package io.drover.bench.a3d;

import io.drover.core.link.BandwidthTrace;
import io.drover.launch.policy.PolicyNetwork;
import io.drover.navigation.profile.FlightProfile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the command line gives to test with.
 *
 * @param cache where recordings are kept
 * @param scheduler what {@code a3d} means
 * @param traces beside those that are always there
 * @param profiles beside the flights of the embedded world
 * @param frames that a camera took
 */
record A3dInputs(
    Path cache,
    PolicyNetwork scheduler,
    List<BandwidthTrace> traces,
    List<FlightProfile> profiles,
    Optional<RealFrames> frames) {
  A3dInputs {
    traces = List.copyOf(traces);
    profiles = List.copyOf(profiles);
  }
}
