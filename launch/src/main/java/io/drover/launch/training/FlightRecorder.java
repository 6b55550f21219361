package io.drover.launch.training;

import io.drover.airsim.world.Scene;
import io.drover.core.time.LockstepTime;
import io.drover.launch.flight.FlyConfig;
import io.drover.launch.replay.FrameProfiler;
import io.drover.launch.site.EmbeddedSite;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.InputResolution;
import io.drover.navigation.NavigationOutput;
import io.drover.navigation.OffloadDecision;
import io.drover.navigation.OnnxNavigationModel;
import io.drover.navigation.ResourceShare;
import io.drover.navigation.profile.FlightProfile;
import io.drover.onboard.CapturedFrame;
import io.drover.onboard.agent.NavigationAgent;
import io.drover.onboard.perception.LinkState;
import io.drover.onboard.perception.OffloadOutcome;
import io.drover.onboard.perception.Perception;
import io.drover.onboard.perception.StageTimes;
import io.drover.onboard.scheduler.StaticScheduler;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/**
 * Records a flight of the embedded world as a profile: the network flies at full fidelity and with
 * the latency of one frame, and every action is run on every frame.
 */
public final class FlightRecorder {
  private FlightRecorder() {}

  /**
   * Flies and records until the flight ends.
   *
   * @param name of the profile
   * @param framesPerSecond at which the camera is recorded and the drone is steered
   * @param space the actions that are run on every frame
   * @param progress told the share of the route that is flown
   */
  public static FlightProfile record(
      String name,
      Scene scene,
      long seed,
      double maxSpeedMetresPerSecond,
      double framesPerSecond,
      OnnxNavigationModel model,
      DecisionSpace space,
      DoubleConsumer progress) {
    double limit = 2 * scene.route().lengthMetres() / maxSpeedMetresPerSecond + 30;
    EmbeddedSite site = new EmbeddedSite(scene, seed, List.of("recorder"), limit);
    EmbeddedSite.Station station = site.stations().get(0);
    try (LockstepTime.Participant clock = new LockstepTime(site::advanceTo).addParticipant();
        FrameProfiler profiler = new FrameProfiler(model, space);
        Recording recording = new Recording(clock, space, profiler, 1 / framesPerSecond)) {
      clock.begin();
      NavigationAgent agent =
          new NavigationAgent(
              FlyConfig.DEFAULT
                  .agent()
                  .withMaxSpeed(maxSpeedMetresPerSecond)
                  .withAids(false, false),
              new NavigationAgent.Parts(
                  clock,
                  space,
                  station.camera(clock, model::prepare),
                  station.vehicle(),
                  station.rangeFinder(),
                  recording,
                  StaticScheduler.offload(space),
                  record -> {}),
              Optional.empty(),
              Runnable::run);
      while (agent.doWork()) {
        progress.accept(station.watch().distanceMetres() / scene.route().lengthMetres());
      }
      return profiler.profile(name);
    }
  }

  /** Runs every action on each frame, answers as the reference would, and lets one frame pass. */
  private record Recording(
      LockstepTime.Participant clock,
      DecisionSpace space,
      FrameProfiler profiler,
      double frameSeconds)
      implements Perception {
    @Override
    public OnboardResult onboard(CapturedFrame frame, InputResolution resolution) {
      clock.sleep(frameSeconds);
      return new OnboardResult(
          profiler.output(frame, OffloadDecision.onboard(resolution)), StageTimes.onboard(0, 0));
    }

    @Override
    public OffloadOutcome offload(
        CapturedFrame frame, OffloadDecision decision, double deadlineSeconds) {
      profiler.add(frame);
      NavigationOutput output = profiler.output(frame, decision);
      clock.sleep(frameSeconds);
      return new OffloadOutcome.Answered(output, StageTimes.onboard(0, 0), 0, ResourceShare.NONE);
    }

    @Override
    public LinkState observeLink(CapturedFrame frame) {
      return new LinkState(
          0, 0, ResourceShare.NONE, new double[space.size()], new double[space.size()]);
    }

    @Override
    public Glance glance(CapturedFrame frame, List<OffloadDecision> also) {
      return new Glance(
          frame.id(),
          profiler.output(frame, OffloadDecision.onboard(space.highestResolution())),
          profiler.output(frame, OffloadDecision.onboard(space.lowestResolution())),
          Map.of());
    }

    @Override
    public void probe(CapturedFrame frame, OffloadDecision decision) {
      // there is no link to measure
    }

    @Override
    public long takeProbeBytes() {
      return 0;
    }
  }
}
