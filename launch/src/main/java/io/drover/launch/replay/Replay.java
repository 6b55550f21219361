package io.drover.launch.replay;

import io.drover.core.device.DeviceProfile;
import io.drover.core.link.BandwidthTrace;
import io.drover.core.link.LinkModel;
import io.drover.core.time.LockstepTime;
import io.drover.launch.policy.PolicyName;
import io.drover.launch.policy.PolicyNetwork;
import io.drover.launch.report.FlightFigures;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.ResourceShare;
import io.drover.navigation.profile.FlightProfile;
import io.drover.onboard.FrameRecord;
import io.drover.onboard.RangeFinder;
import io.drover.onboard.agent.AgentConfig;
import io.drover.onboard.agent.NavigationAgent;
import io.drover.onboard.perception.EdgeCost;
import io.drover.onboard.perception.SimulatedEdge;
import io.drover.onboard.perception.SimulatedPerception;
import io.drover.onboard.replay.ProfileCamera;
import io.drover.onboard.replay.ProfileReference;
import io.drover.onboard.replay.ProfileTable;
import io.drover.onboard.replay.RecordedVehicle;
import io.drover.onboard.scheduler.Scheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The agent over a recorded flight: what it would have decided and seen, and when. Commands change
 * nothing, so governor and compensation are off and there is no distance.
 */
public final class Replay {
  private final FlightProfile profile;
  private final List<BandwidthTrace> traces;
  private final DecisionSpace space;
  private final DeviceFile devices;
  private final double roundTripSeconds;
  private final AgentConfig agent;
  private final Optional<PolicyNetwork> network;

  /**
   * A replay.
   *
   * @param traces of the uplink to each edge server, at least one; the servers are alike
   * @param network what {@code a3d} means, where that policy is asked for
   */
  public Replay(
      FlightProfile profile,
      List<BandwidthTrace> traces,
      DeviceFile devices,
      double roundTripSeconds,
      AgentConfig agent,
      Optional<PolicyNetwork> network) {
    this.profile = profile;
    this.traces = List.copyOf(traces);
    this.space = profile.space().withEdges(traces.size());
    this.devices = devices;
    this.roundTripSeconds = roundTripSeconds;
    this.agent = agent.withAids(false, false);
    this.network = network;
  }

  /** Replays one policy from the first frame to the last. */
  public FlightFigures figures(PolicyName policy) {
    return FlightFigures.of(records(policy), Double.NaN, Double.NaN);
  }

  /** Every decision of one policy whose command took effect before the last frame. */
  public List<FrameRecord> records(PolicyName policy) {
    List<FrameRecord> records = new ArrayList<>();
    LockstepTime time = new LockstepTime(now -> {});
    try (LockstepTime.Participant clock = time.addParticipant();
        Scheduler scheduler = policy.scheduler(space, network)) {
      clock.begin();
      List<SimulatedEdge> edges =
          traces.stream()
              .map(trace -> new LinkModel(trace, roundTripSeconds / 2))
              .map(uplink -> new SimulatedEdge(uplink, new WholeEdge(devices)))
              .toList();
      try (SimulatedPerception perception =
          new SimulatedPerception(
              clock, space, new ProfileTable(profile), devices.onboard(), edges)) {
        NavigationAgent pilot =
            new NavigationAgent(
                agent,
                new NavigationAgent.Parts(
                    clock,
                    space,
                    new ProfileCamera(profile, clock),
                    new RecordedVehicle(),
                    RangeFinder.NONE,
                    perception,
                    scheduler,
                    records::add),
                Optional.of(new ProfileReference(profile)),
                Runnable::run);
        boolean more = true;
        while (more) {
          more = pilot.doWork();
        }
        pilot.finish();
      }
    }
    records.removeIf(record -> record.referenceSteeringRadians().isEmpty());
    return records;
  }

  /** An edge with nobody else on it. */
  private record WholeEdge(DeviceFile devices) implements EdgeCost {
    @Override
    public double inferenceSeconds(double scale) {
      return devices.edge().secondsAt(scale);
    }

    @Override
    public ResourceShare share() {
      return new ResourceShare(DeviceProfile.CPU_EDGE_CORES);
    }
  }
}
