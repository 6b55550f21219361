package io.drover.launch.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.link.BandwidthTrace;
import io.drover.launch.flight.FlyConfig;
import io.drover.launch.policy.PolicyName;
import io.drover.launch.report.FlightFigures;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.profile.FlightProfile;
import io.drover.onboard.FrameRecord;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplayTest {
  private static final double RISE_RADIANS_PER_SECOND = 0.25;
  private static final double FRAME_SECONDS = 0.1;
  private static final int FRAMES = 201;

  /** Steering that rises evenly, seen alike by every action; 25,000 bytes a frame. */
  private static FlightProfile rising() {
    DecisionSpace space = DecisionSpace.a3d(448);
    double[] times = new double[FRAMES];
    double[] steering = new double[FRAMES * space.size()];
    double[] collision = new double[steering.length];
    long[] bytes = new long[steering.length];
    for (int f = 0; f < FRAMES; f++) {
      times[f] = f * FRAME_SECONDS;
      for (int a = 0; a < space.size(); a++) {
        steering[f * space.size() + a] = times[f] * RISE_RADIANS_PER_SECOND;
        bytes[f * space.size() + a] = space.decision(a).offloaded() ? 25_000 : 0;
      }
    }
    return new FlightProfile("rising", space, times, steering, collision, bytes);
  }

  private static Replay replay(double... bitsPerSecond) {
    return new Replay(
        rising(),
        Arrays.stream(bitsPerSecond).mapToObj(BandwidthTrace::constant).toList(),
        DeviceFile.DEFAULT,
        0.03,
        FlyConfig.DEFAULT.agent(),
        Optional.empty());
  }

  @Test
  void localTakesTheDevicesTimeAndLosesWhatChangesMeanwhile() {
    List<FrameRecord> records = replay(4e6).records(new PolicyName("local"));
    assertThat(records).hasSize(28); // 28 · 0.70 s = 19.6 s of 20 s
    assertThat(records.get(3).captureSeconds()).isCloseTo(2.1, within(1e-9));
    assertThat(records.get(3).latencySeconds()).isCloseTo(0.70, within(1e-9));
    // 0.70 s · 0.25 rad/s = 0.175 rad > ε
    FlightFigures figures = replay(4e6).figures(new PolicyName("local"));
    assertThat(figures.qon()).isZero();
    assertThat(figures.offloadRatio()).isZero();
    assertThat(figures.bytesSent()).isZero();
  }

  @Test
  void offloadTakesSizeOverBandwidthRoundTripAndInference() {
    FlightFigures figures = replay(4e6).figures(new PolicyName("offload"));
    // 25 kB at 4 Mbit/s = 0.05 s, + 0.03 s + 0.08 s
    assertThat(figures.latencyP50Seconds()).isCloseTo(0.16, within(1e-9));
    assertThat(figures.qon()).isEqualTo(1);
    assertThat(figures.offloadRatio()).isEqualTo(1);
    assertThat(figures.bytesSent()).isEqualTo(25_000.0 * figures.frames());
  }

  @Test
  void dynamicTakesWhatIsFaster() {
    assertThat(replay(4e6).figures(new PolicyName("dynamic")).offloadRatio()).isEqualTo(1);
    // 25 kB at 0.25 Mbit/s = 0.8 s: slower than on board
    FlightFigures slow = replay(0.25e6).figures(new PolicyName("dynamic"));
    assertThat(slow.offloadRatio()).isZero();
    assertThat(slow.latencyP50Seconds()).isCloseTo(0.70, within(1e-9));
  }

  @Test
  void choosesAmongEdgesByTheirLinks() {
    List<FrameRecord> records = replay(0.25e6, 4e6).records(new PolicyName("dynamic"));
    assertThat(records).allMatch(r -> r.executed().label().equals("edge2-448-q95"));
    assertThat(records.get(0).latencySeconds()).isCloseTo(0.16, within(1e-9));
    // the other link is probed meanwhile
    assertThat(records.stream().mapToLong(FrameRecord::bytesSent).max().orElseThrow())
        .isGreaterThan(25_000);
  }

  @Test
  void fallsBackInsideTheFrameWhenTheLinkIsDead() {
    List<FrameRecord> records = replay(0).records(new PolicyName("offload"));
    assertThat(records.get(0).latencySeconds()).isCloseTo(1.05, within(1e-9));
    assertThat(records.get(0).executed().label()).isEqualTo("onboard-112");
    assertThat(records.get(1).latencySeconds()).isCloseTo(0.7, within(1e-9));
    assertThat(records).allMatch(record -> record.outcome().fallback());
  }

  @Test
  void anyConstantActionCanBeReplayed() {
    FlightFigures figures = replay(4e6).figures(new PolicyName("static:edge-112-q10"));
    assertThat(figures.latencyP50Seconds()).isCloseTo(0.05 + 0.03 + 0.007, within(1e-9));
  }
}
