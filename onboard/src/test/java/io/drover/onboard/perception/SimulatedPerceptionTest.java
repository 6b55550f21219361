package io.drover.onboard.perception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.device.DeviceProfile;
import io.drover.core.id.EdgeId;
import io.drover.core.link.BandwidthTrace;
import io.drover.core.link.LinkModel;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.InputResolution;
import io.drover.navigation.NavigationOutput;
import io.drover.navigation.ResourceShare;
import io.drover.onboard.CapturedFrame;
import io.drover.onboard.ManualClock;
import io.drover.onboard.perception.OffloadOutcome.Answered;
import io.drover.onboard.perception.OffloadOutcome.DeadlineMissed;
import io.drover.onboard.perception.OffloadOutcome.LinkBusy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SimulatedPerceptionTest {
  private static final DecisionSpace SPACE = DecisionSpace.a3d(448);
  private static final CapturedFrame FRAME = new CapturedFrame(0, 0, 0, Optional.empty());
  private static final BandwidthTrace MEGABIT = BandwidthTrace.constant(1e6);
  private static final Offset<Double> NANOS = within(2e-9);

  private final ManualClock clock = new ManualClock();
  private final List<Integer> entered = new ArrayList<>();

  @Test
  void takesTheDevicesTimeOnBoard() {
    SimulatedPerception perception = over(MEGABIT, 50_000);
    Perception.OnboardResult result = perception.onboard(FRAME, new InputResolution(224));
    assertThat(clock.seconds()).isCloseTo(0.18, NANOS);
    assertThat(result.output().steeringRadians()).isEqualTo(1);
    assertThat(result.stages()).isEqualTo(StageTimes.onboard(0, 0.18));
  }

  @Test
  void takesSizeOverBandwidthAndRoundTripAndInferenceAtTheEdge() {
    SimulatedPerception perception = over(MEGABIT, 50_000);
    Answered answered = (Answered) perception.offload(FRAME, SPACE.reference(), 1);
    // 0.4 s of upload, 0.03 s of round trip, 0.08 s of inference
    assertThat(clock.seconds()).isCloseTo(0.51, NANOS);
    assertThat(answered.output().steeringRadians()).isEqualTo(3);
    assertThat(answered.bytes()).isEqualTo(50_000);
    assertThat(answered.share()).isEqualTo(new ResourceShare(4));
    assertThat(answered.stages().transmitSeconds()).isCloseTo(0.43, NANOS);
    assertThat(answered.stages().inferenceSeconds()).isEqualTo(0.08);
  }

  @Test
  void takesItsFramesToTheFasterOfTwoEdgesThatStandForOneAnother() {
    BandwidthTrace fading =
        BandwidthTrace.of("f", new double[] {0, 10, 999}, new double[] {8e6, 1e6, 0});
    SimulatedPerception perception = over(List.of(fading, BandwidthTrace.constant(4e6)), 50_000);
    assertThat(perception.observeLink(FRAME).highestBitsPerSecond()).isEqualTo(8e6);
    double leftAt = Double.NaN;
    while (clock.seconds() < 30) {
      Answered answered = (Answered) perception.offload(FRAME, SPACE.reference(), 1);
      boolean first = answered.edge().equals(Optional.of(new EdgeId("edge1")));
      if (!first && Double.isNaN(leftAt)) {
        leftAt = clock.seconds();
      }
      assertThat(first).isEqualTo(Double.isNaN(leftAt));
      clock.sleep(0.05);
    }
    assertThat(leftAt).isBetween(10 + HandoverOptions.DEFAULT.holdSeconds(), 17.0);
    assertThat(entered).containsExactly(1);
    LinkState link = perception.observeLink(FRAME);
    assertThat(link.bandwidthBitsPerSecond()).hasSize(1);
    assertThat(link.highestBitsPerSecond()).isCloseTo(4e6, within(1.0));
    assertThat(link.share()).isEqualTo(new ResourceShare(3));
    // every two seconds, and at once after the handover
    assertThat(perception.takeProbeBytes() / Perception.PROBE_BYTES).isBetween(14L, 16L);
  }

  @Test
  void leavesALinkThatLetAFrameMissItsDeadline() {
    BandwidthTrace breaking =
        BandwidthTrace.of("b", new double[] {0, 5, 999}, new double[] {8e6, 1e3, 0});
    SimulatedPerception perception = over(List.of(breaking, MEGABIT), 50_000);
    while (perception.offload(FRAME, SPACE.reference(), 1) instanceof Answered) {
      clock.sleep(0.05);
    }
    double missedAt = clock.seconds();
    Answered next = (Answered) perception.offload(FRAME, SPACE.reference(), 1);
    assertThat(next.edge()).contains(new EdgeId("edge2"));
    assertThat(clock.seconds()).isLessThan(missedAt + 1);
  }

  @Test
  void measuresBothLinksOfADroneThatFliesOnBoard() {
    SimulatedPerception perception = over(List.of(MEGABIT, MEGABIT), 50_000);
    perception.observeLink(FRAME);
    perception.probe(FRAME, SPACE.local());
    assertThat(perception.takeProbeBytes()).isEqualTo(2L * Perception.PROBE_BYTES);
    clock.sleep(1);
    perception.probe(FRAME, SPACE.local());
    assertThat(perception.takeProbeBytes()).isEqualTo(Perception.PROBE_BYTES);
  }

  @Test
  void refusesEdgesThatDecisionsCannotName() {
    assertThatThrownBy(
            () ->
                new SimulatedPerception(
                    clock,
                    SPACE.withEdges(2),
                    null,
                    DeviceProfile.JETSON_NANO_LIKE,
                    List.of(new SimulatedEdge(new LinkModel(MEGABIT, 0), cost(0)))))
        .hasMessage("1 edge servers for decisions among 2");
  }

  @Test
  void uploadsAlongTheTrace() {
    BandwidthTrace outage =
        BandwidthTrace.of("x", new double[] {0, 0.2, 0.5, 9}, new double[] {1e6, 0, 2e6, 0});
    over(outage, 50_000).offload(FRAME, SPACE.reference(), 1);
    // half of it before the outage, half after it at twice the rate
    assertThat(clock.seconds()).isCloseTo(0.6 + 0.03 + 0.08, NANOS);
  }

  @Test
  void waitsNoLongerThanTheDeadlineAndThenFindsTheLinkBusy() {
    SimulatedPerception perception = over(MEGABIT, 200_000);
    DeadlineMissed missed = (DeadlineMissed) perception.offload(FRAME, SPACE.reference(), 1);
    assertThat(clock.seconds()).isCloseTo(1, NANOS);
    assertThat(missed).isEqualTo(new DeadlineMissed(200_000, 1));
    assertThat(perception.observeLink(FRAME).highestBitsPerSecond()).isCloseTo(0.8e6, NANOS);

    // its last byte leaves at 1.6 s
    clock.sleep(0.59);
    assertThat(perception.offload(FRAME, SPACE.reference(), 1)).isInstanceOf(LinkBusy.class);
    assertThat(clock.seconds()).isCloseTo(1.59, NANOS);
    clock.sleep(0.02);
    assertThat(perception.offload(FRAME, SPACE.reference(), 2)).isInstanceOf(Answered.class);
    assertThat(clock.seconds()).isCloseTo(1.61 + 1.6 + 0.11, NANOS);
  }

  @Test
  void predictsEachActionsLatencyFromWhatWasMeasured() {
    LinkState link = over(MEGABIT, 50_000).observeLink(FRAME);
    double[] latency = link.predictedLatencySeconds();
    assertThat(link.roundTripSeconds()).isEqualTo(0.03);
    assertThat(link.share()).isEqualTo(new ResourceShare(4));
    assertThat(latency).hasSize(12);
    assertThat(latency).startsWith(0.7, 0.18, 0.05);
    assertThat(latency[3]).isCloseTo(0.51, NANOS);
    assertThat(latency[11]).isCloseTo(0.4 + 0.03 + 0.007, NANOS);
  }

  @Test
  void measuresAnUnusedLinkByProbesThatTakeItsTime() {
    BandwidthTrace faster =
        BandwidthTrace.of("x", new double[] {0, 1, 9}, new double[] {1e6, 4e6, 0});
    SimulatedPerception perception = over(faster, 50_000);
    clock.sleep(1);
    assertThat(perception.observeLink(FRAME).highestBitsPerSecond()).isEqualTo(1e6);
    perception.probe(FRAME, SPACE.local());
    assertThat(clock.seconds()).isEqualTo(1);
    assertThat(perception.offload(FRAME, SPACE.reference(), 1)).isInstanceOf(LinkBusy.class);
    assertThat(perception.takeProbeBytes()).isEqualTo(Perception.PROBE_BYTES);
    assertThat(perception.takeProbeBytes()).isZero();
    clock.sleep(0.01);
    assertThat(perception.observeLink(FRAME).highestBitsPerSecond()).isCloseTo(4e6, within(1.0));
  }

  @Test
  void sendsNoSecondProbeBeforeTheFirstHasLeft() {
    SimulatedPerception perception = over(MEGABIT, 50_000);
    perception.probe(FRAME, SPACE.local());
    perception.probe(FRAME, SPACE.local());
    assertThat(perception.takeProbeBytes()).isEqualTo(Perception.PROBE_BYTES);
  }

  @Test
  void seesByASilentProbeThatTheLinkIsDown() {
    BandwidthTrace dead =
        BandwidthTrace.of("x", new double[] {0, 1, 100}, new double[] {1e6, 0, 0});
    SimulatedPerception perception = over(dead, 50_000);
    clock.sleep(2);
    perception.probe(FRAME, SPACE.local());
    clock.sleep(2);
    LinkState link = perception.observeLink(FRAME);
    assertThat(link.highestBitsPerSecond()).isZero();
    assertThat(link.predictedLatencySeconds()[0]).isEqualTo(0.7);
    assertThat(link.predictedLatencySeconds()[3]).isInfinite();
  }

  @Test
  void learnsByAFrameThatWasGivenUpHowLongTheLinkTook() {
    SimulatedPerception perception = over(MEGABIT, 200_000);
    perception.offload(FRAME, SPACE.reference(), 1);
    // its last byte left at 1.6 s, so 200 kB took that long
    clock.sleep(0.7);
    assertThat(perception.observeLink(FRAME).highestBitsPerSecond()).isCloseTo(1e6, within(1.0));
  }

  @Test
  void seesByAFrameThatNeverLeavesThatTheLinkIsDown() {
    BandwidthTrace dead =
        BandwidthTrace.of("x", new double[] {0, 0.5, 100}, new double[] {1e6, 0, 0});
    SimulatedPerception perception = over(dead, 200_000);
    perception.offload(FRAME, SPACE.reference(), 1);
    clock.sleep(3);
    assertThat(perception.observeLink(FRAME).highestBitsPerSecond()).isZero();
  }

  @Test
  void looksAtBothResolutionsWithoutTakingTime() {
    Perception.Glance glance = over(MEGABIT, 50_000).glance(FRAME, List.of(SPACE.reference()));
    assertThat(glance.also()).containsOnlyKeys(SPACE.reference());
    assertThat(glance.high().steeringRadians()).isZero();
    assertThat(glance.low().steeringRadians()).isEqualTo(2);
    assertThat(clock.seconds()).isZero();
  }

  private SimulatedPerception over(BandwidthTrace trace, long bytes) {
    return over(List.of(trace), bytes);
  }

  /** As many edge servers as traces, which stand for one another. */
  private SimulatedPerception over(List<BandwidthTrace> traces, long bytes) {
    InferenceTable table =
        new InferenceTable() {
          @Override
          public NavigationOutput output(CapturedFrame frame, int action) {
            return new NavigationOutput(action, 0);
          }

          @Override
          public long bytes(CapturedFrame frame, int action) {
            return action < 3 ? 0 : bytes;
          }
        };
    List<SimulatedEdge> edges = new ArrayList<>();
    for (BandwidthTrace trace : traces) {
      int number = edges.size();
      edges.add(new SimulatedEdge(new LinkModel(trace, 0.015), cost(number)));
    }
    return new SimulatedPerception(clock, SPACE, table, DeviceProfile.JETSON_NANO_LIKE, edges);
  }

  private EdgeCost cost(int number) {
    return new EdgeCost() {
      @Override
      public double inferenceSeconds(double scale) {
        return DeviceProfile.CPU_EDGE.secondsAt(scale);
      }

      @Override
      public ResourceShare share() {
        return new ResourceShare(4 - number);
      }

      @Override
      public void entered() {
        entered.add(number);
      }
    };
  }
}
