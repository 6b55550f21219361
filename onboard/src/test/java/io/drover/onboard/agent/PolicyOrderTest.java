package io.drover.onboard.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.core.device.DeviceProfile;
import io.drover.core.link.BandwidthTrace;
import io.drover.core.link.LinkModel;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.NavigationOutput;
import io.drover.navigation.ResourceShare;
import io.drover.onboard.CapturedFrame;
import io.drover.onboard.ManualClock;
import io.drover.onboard.RangeFinder;
import io.drover.onboard.Vehicle;
import io.drover.onboard.VelocityCommand;
import io.drover.onboard.perception.EdgeCost;
import io.drover.onboard.perception.InferenceTable;
import io.drover.onboard.perception.SimulatedPerception;
import io.drover.onboard.scheduler.DynamicScheduler;
import io.drover.onboard.scheduler.Scheduler;
import io.drover.onboard.scheduler.StaticScheduler;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What A3D's curves show of its baselines, on a scene that swings while decisions are made. */
class PolicyOrderTest {
  private static final DecisionSpace SPACE = DecisionSpace.a3d(448);
  private static final double FLIGHT_SECONDS = 240;

  @Test
  void offloadingWinsOnAFastLinkAndLosesOnASlowOne() {
    assertThat(quality(StaticScheduler.offload(SPACE), BandwidthTrace.constant(10e6)))
        .isGreaterThan(quality(StaticScheduler.local(SPACE), BandwidthTrace.constant(10e6)) + 0.1);
    assertThat(quality(StaticScheduler.offload(SPACE), BandwidthTrace.constant(0.5e6)))
        .isLessThan(quality(StaticScheduler.local(SPACE), BandwidthTrace.constant(0.5e6)));
  }

  @Test
  void dynamicIsAtLeastAsGoodAsTheBetterOfTheTwo() {
    for (double bitsPerSecond : new double[] {0.2e6, 0.5e6, 0.8e6, 2e6, 10e6}) {
      BandwidthTrace trace = BandwidthTrace.constant(bitsPerSecond);
      double best =
          Math.max(
              quality(StaticScheduler.local(SPACE), trace),
              quality(StaticScheduler.offload(SPACE), trace));
      assertThat(quality(new DynamicScheduler(SPACE), trace))
          .as("at %.1f Mbit/s", bitsPerSecond / 1e6)
          .isGreaterThanOrEqualTo(0.99 * best);
    }
  }

  @Test
  void dynamicBeatsBothWhenTheLinkChanges() {
    BandwidthTrace trace =
        BandwidthTrace.of("x", new double[] {0, 60, 120}, new double[] {8e6, 0.42e6, 0});
    assertThat(quality(new DynamicScheduler(SPACE), trace))
        .isGreaterThan(quality(StaticScheduler.local(SPACE), trace))
        .isGreaterThan(quality(StaticScheduler.offload(SPACE), trace));
  }

  /**
   * Mean QoN per window of τ of a flight whose true steering swings by half a radian every eight
   * seconds.
   */
  private static double quality(Scheduler scheduler, BandwidthTrace trace) {
    ManualClock clock = new ManualClock();
    int windows = (int) Math.ceil(FLIGHT_SECONDS / AgentConfig.DEFAULT.stepSeconds()) + 1;
    double[] successes = new double[windows];
    double[] decisions = new double[windows];
    NavigationAgent agent =
        new NavigationAgent(
            AgentConfig.DEFAULT.withAids(false, false),
            new NavigationAgent.Parts(
                clock,
                SPACE,
                () ->
                    clock.seconds() > FLIGHT_SECONDS
                        ? Optional.empty()
                        : Optional.of(new CapturedFrame(0, clock.seconds(), 0, Optional.empty())),
                new Straight(),
                RangeFinder.NONE,
                new SimulatedPerception(
                    clock,
                    SPACE,
                    new Swing(),
                    DeviceProfile.JETSON_NANO_LIKE,
                    new LinkModel(trace, 0.015),
                    new WholeEdge()),
                scheduler,
                frame -> {
                  int w = (int) (frame.captureSeconds() / AgentConfig.DEFAULT.stepSeconds());
                  successes[w] += frame.success() ? 1 : 0;
                  decisions[w]++;
                }),
            Optional.of(scene -> steering(scene.timeSeconds())),
            Runnable::run);
    while (agent.doWork()) {
      // until the flight is over
    }
    return IntStream.range(0, windows)
        .filter(w -> decisions[w] > 0)
        .mapToDouble(w -> successes[w] / decisions[w])
        .average()
        .orElseThrow();
  }

  private static double steering(double seconds) {
    return 0.5 * Math.sin(2 * Math.PI * seconds / 8);
  }

  private static final class Swing implements InferenceTable {
    @Override
    public NavigationOutput output(CapturedFrame frame, int action) {
      // at the lowest resolution, that of a fallback, the network sees nothing
      double seen = SPACE.scale(SPACE.decision(action).resolution()) < 0.3 ? 0 : 1;
      return new NavigationOutput(seen * steering(frame.timeSeconds()), 0);
    }

    @Override
    public long bytes(CapturedFrame frame, int action) {
      return SPACE.decision(action).offloaded() ? 50_000 : 0;
    }
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

  private static final class Straight implements Vehicle {
    @Override
    public void steer(VelocityCommand command) {
      // stays on its rails
    }

    @Override
    public double headingRadians() {
      return 0;
    }
  }
}
