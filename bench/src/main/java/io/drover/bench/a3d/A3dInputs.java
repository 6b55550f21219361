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
 * @param learnt the networks that were learnt to be compared
 */
record A3dInputs(
    Path cache,
    PolicyNetwork scheduler,
    List<BandwidthTrace> traces,
    List<FlightProfile> profiles,
    Optional<RealFrames> frames,
    LearntPolicies learnt) {
  A3dInputs {
    traces = List.copyOf(traces);
    profiles = List.copyOf(profiles);
  }

  /** With the learnt networks that come with the bench. */
  A3dInputs(
      Path cache,
      PolicyNetwork scheduler,
      List<BandwidthTrace> traces,
      List<FlightProfile> profiles,
      Optional<RealFrames> frames) {
    this(cache, scheduler, traces, profiles, frames, LearntPolicies.shipped());
  }

  /** The same with other learnt networks. */
  A3dInputs with(LearntPolicies others) {
    return new A3dInputs(cache, scheduler, traces, profiles, frames, others);
  }
}
