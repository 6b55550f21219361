package io.drover.onboard.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.device.DeviceProfile;
import io.drover.core.link.BandwidthTrace;
import io.drover.core.link.LinkModel;
import io.drover.core.time.NanoClock;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.ResourceShare;
import io.drover.navigation.profile.FlightProfile;
import io.drover.onboard.FrameRecord;
import io.drover.onboard.RangeFinder;
import io.drover.onboard.agent.AgentConfig;
import io.drover.onboard.agent.NavigationAgent;
import io.drover.onboard.perception.EdgeCost;
import io.drover.onboard.perception.FrameOutcome;
import io.drover.onboard.perception.SimulatedPerception;
import io.drover.onboard.scheduler.StaticScheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProfileReplayTest {
  private static final DecisionSpace SPACE = DecisionSpace.a3d(448);

  @Test
  void showsTheLatestFrameAtOrBeforeNow() {
    SteppedClock clock = new SteppedClock();
    ProfileCamera camera = new ProfileCamera(ramp(11, 0.1, 10_000), clock);
    assertThat(camera.capture().orElseThrow().id()).isZero();
    clock.sleep(0.25);
    assertThat(camera.capture().orElseThrow().id()).isEqualTo(2);
    assertThat(camera.capture().orElseThrow().timeSeconds()).isCloseTo(0.25, within(1e-9));
    clock.sleep(0.75);
    assertThat(camera.capture()).isPresent();
    clock.sleep(0.01);
    assertThat(camera.capture()).isEmpty();
  }

  @Test
  void judgesALocalFlightByTheSteeringWhenTheCommandTookEffect() {
    // steering rises by 0.1 rad/s: after the 0.7 s of on-board inference it is 0.07 rad off
    List<FrameRecord> log = fly(ramp(101, 0.1, 10_000), 10e6, StaticScheduler.local(SPACE));
    assertThat(log).hasSize(15);
    assertThat(log.get(0).latencySeconds()).isCloseTo(0.7, within(1e-9));
    assertThat(log.get(0).referenceSteeringRadians().orElseThrow()).isCloseTo(0.07, within(1e-9));
    assertThat(log.subList(0, 14)).allMatch(FrameRecord::success);
  }

  @Test
  void doesNotScoreACommandThatTakesEffectAfterTheLastFrame() {
    List<FrameRecord> log = fly(ramp(101, 0.1, 10_000), 10e6, StaticScheduler.local(SPACE));
    assertThat(log.get(log.size() - 1).referenceSteeringRadians()).isEmpty();
  }

  @Test
  void fallsBackOnBoardWhenALinkIsTooSlow() {
    // 1 MB at 1 Mbit/s takes 8 s: past the deadline of 1 s, and the link stays busy
    List<FrameRecord> log = fly(ramp(101, 0.1, 1_000_000), 1e6, StaticScheduler.offload(SPACE));
    assertThat(log.get(0).outcome()).isEqualTo(FrameOutcome.DEADLINE_FALLBACK);
    assertThat(log.get(0).latencySeconds()).isCloseTo(1.05, within(1e-9));
    assertThat(log.get(1).outcome()).isEqualTo(FrameOutcome.LINK_BUSY_FALLBACK);
    assertThat(log.get(1).latencySeconds()).isCloseTo(0.7, within(1e-9));
  }

  private static List<FrameRecord> fly(
      FlightProfile profile, double bitsPerSecond, StaticScheduler scheduler) {
    SteppedClock clock = new SteppedClock();
    List<FrameRecord> log = new ArrayList<>();
    SimulatedPerception perception =
        new SimulatedPerception(
            clock,
            SPACE,
            new ProfileTable(profile),
            DeviceProfile.JETSON_NANO_LIKE,
            new LinkModel(BandwidthTrace.constant(bitsPerSecond), 0.015),
            new WholeEdge());
    NavigationAgent agent =
        new NavigationAgent(
            AgentConfig.DEFAULT.withMaxSpeed(3).withAids(false, false),
            new NavigationAgent.Parts(
                clock,
                SPACE,
                new ProfileCamera(profile, clock),
                new RecordedVehicle(),
                RangeFinder.NONE,
                perception,
                scheduler,
                log::add),
            Optional.of(new ProfileReference(profile)),
            Runnable::run);
    while (agent.doWork()) {
      assertThat(log.size()).isLessThan(1000);
    }
    agent.finish();
    return log;
  }

  /** Steering rises by 0.1 rad/s under every action. */
  private static FlightProfile ramp(int frames, double intervalSeconds, long bytes) {
    double[] times = new double[frames];
    double[] steering = new double[frames * SPACE.size()];
    long[] sizes = new long[frames * SPACE.size()];
    for (int f = 0; f < frames; f++) {
      times[f] = f * intervalSeconds;
      for (int a = 0; a < SPACE.size(); a++) {
        steering[f * SPACE.size() + a] = 0.1 * times[f];
        sizes[f * SPACE.size() + a] = SPACE.decision(a).offloaded() ? bytes : 0;
      }
    }
    return new FlightProfile(
        "ramp", SPACE, times, steering, new double[frames * SPACE.size()], sizes);
  }

  private static final class WholeEdge implements EdgeCost {
    @Override
    public double inferenceSeconds(double scale) {
      return DeviceProfile.CPU_EDGE.secondsAt(scale);
    }

    @Override
    public ResourceShare share() {
      return new ResourceShare(4);
    }
  }

  private static final class SteppedClock implements NanoClock {
    private long now;

    @Override
    public long nanoTime() {
      return now;
    }

    @Override
    public void sleepUntil(long nanoTime) {
      now = Math.max(now, nanoTime);
    }
  }
}
