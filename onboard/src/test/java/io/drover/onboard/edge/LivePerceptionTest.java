package io.drover.onboard.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.device.DeviceProfile;
import io.drover.core.id.DroneId;
import io.drover.core.image.GrayImage;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.FrameCodec;
import io.drover.navigation.InputResolution;
import io.drover.navigation.NavigationModel;
import io.drover.navigation.NavigationOutput;
import io.drover.navigation.OffloadDecision;
import io.drover.onboard.Await;
import io.drover.onboard.CapturedFrame;
import io.drover.onboard.ManualClock;
import io.drover.onboard.perception.HandoverOptions;
import io.drover.onboard.perception.LinkState;
import io.drover.onboard.perception.OffloadOutcome.Answered;
import io.drover.onboard.perception.OffloadOutcome.DeadlineMissed;
import io.drover.onboard.perception.OffloadOutcome.Unreachable;
import io.drover.onboard.perception.Perception;
import io.drover.rpc.RpcChannel;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LivePerceptionTest {
  private static final DecisionSpace SPACE = DecisionSpace.a3d(64);

  private final FakeEdge fake = new FakeEdge();
  private final RpcChannel channel = RpcChannel.to(fake.address);
  private final ManualClock clock = new ManualClock();
  private final EdgeClient edge =
      new EdgeClient(channel, new DroneId("drone1"), clock, EdgeClientOptions.DEFAULT);
  private final LivePerception perception = perception(List.of(edge));

  private LivePerception perception(List<EdgeClient> edges) {
    return new LivePerception(
        new LivePerception.Parts(
            clock,
            new DroneId("drone1"),
            SPACE,
            new SlowModel(0.3),
            new SlowModel(0),
            DeviceProfile.JETSON_NANO_LIKE,
            new EdgeLinks(clock, HandoverOptions.DEFAULT, () -> 0, DeviceProfile.CPU_EDGE, edges)));
  }

  @AfterEach
  void close() {
    perception.close();
    channel.close();
    fake.close();
  }

  @Test
  void infersOnBoardAtTheResolutionAndTellsHowLongItTook() {
    Perception.OnboardResult result = perception.onboard(noise(1), new InputResolution(32));
    assertThat(result.output().steeringRadians()).isEqualTo(32);
    assertThat(result.stages().inferenceSeconds()).isCloseTo(0.3, within(1e-9));
  }

  @Test
  void sendsTheFrameAtTheDecisionsSideAndQuality() {
    Await.until(edge::reachable);
    Answered answered = (Answered) perception.offload(noise(9), SPACE.decision(7), 20);
    assertThat(answered.output()).isEqualTo(new NavigationOutput(0.25, 0.5));
    byte[] sent = fake.requests.get(0).getJpeg().toByteArray();
    try (FrameCodec codec = new FrameCodec()) {
      GrayImage small = codec.resize(noise(9).image().orElseThrow(), 32);
      assertThat(sent).isEqualTo(codec.encode(small, SPACE.decision(7).quality().orElseThrow()));
    }
  }

  @Test
  void predictsFromWhatWasMeasured() {
    Await.until(() -> perception.measureLink(noise(0), 20));
    perception.onboard(noise(1), new InputResolution(64));
    LinkState link = perception.observeLink(noise(2));
    double[] predicted = link.predictedLatencySeconds();
    assertThat(predicted[0]).isCloseTo(0.3, within(1e-6));
    // not measured at this size: as much faster than its profile as at the other
    assertThat(predicted[1]).isCloseTo(0.18 * 0.3 / 0.7, within(1e-6));
    assertThat(link.highestBitsPerSecond()).isPositive();
    for (int edgeAction = 3; edgeAction < SPACE.size(); edgeAction++) {
      assertThat(predicted[edgeAction]).isFinite().isPositive();
    }
    assertThat(predicted[3]).isGreaterThan(predicted[5]).isGreaterThan(predicted[9]);
  }

  @Test
  void predictsNoAnswerFromAnEdgeThatIsGone() {
    Await.until(() -> perception.measureLink(noise(0), 20));
    fake.close();
    Await.until(() -> !edge.reachable());
    LinkState link = perception.observeLink(noise(1));
    assertThat(link.highestBitsPerSecond()).isZero();
    assertThat(link.predictedLatencySeconds()[0]).isEqualTo(0.7);
    assertThat(link.predictedLatencySeconds()[3]).isInfinite();
    perception.probe(noise(1), SPACE.local());
    assertThat(perception.takeProbeBytes()).isZero();
    assertThat(perception.offload(noise(2), SPACE.reference(), 1)).isInstanceOf(Unreachable.class);
  }

  @Test
  void showsTheSchedulerTheEdgeThatFramesGoTo() {
    FakeEdge other = new FakeEdge();
    try (RpcChannel further = RpcChannel.to(other.address);
        LivePerception both =
            perception(
                List.of(
                    edge,
                    new EdgeClient(
                        further, new DroneId("drone1"), clock, EdgeClientOptions.DEFAULT)))) {
      other.offer.getShareBuilder().setCores(0.25).setFullCores(2);
      other.watched = other.offer.getShare();
      Await.until(() -> both.measureLink(noise(0), 20));
      Await.until(() -> both.observeLink(noise(1)).share().cores() > 0.25);
      fake.close();
      Await.until(() -> both.observeLink(noise(2)).share().cores() == 0.25);
      assertThat(both.observeLink(noise(2)).predictedLatencySeconds()[3])
          .as("an eighth of its cores")
          .isGreaterThan(8 * DeviceProfile.CPU_EDGE.secondsAt(1));
    } finally {
      other.close();
    }
  }

  @Test
  void missesADeadlineInsideTheFrame() {
    Await.until(() -> perception.measureLink(noise(0), 20));
    fake.silent = true;
    assertThat(perception.offload(noise(2), SPACE.reference(), 0.05))
        .isInstanceOf(DeadlineMissed.class);
  }

  @Test
  void countsTheBytesOfProbesOnce() {
    Await.until(() -> perception.measureLink(noise(0), 20));
    int before = fake.requests.size();
    perception.probe(noise(1), SPACE.local());
    assertThat(perception.takeProbeBytes()).isPositive();
    assertThat(perception.takeProbeBytes()).isZero();
    Await.until(() -> fake.requests.size() == before + 1);
  }

  @Test
  void reportsHowManyFramesAreSent() {
    Await.until(edge::reachable);
    perception.onboard(noise(1), new InputResolution(64));
    perception.offload(noise(2), SPACE.reference(), 20);
    assertThat(fake.requests.get(0).getLink().getOffloadRatio()).isEqualTo(0.5);
    fake.silent = true;
    perception.offload(noise(3), SPACE.reference(), 0.05);
    perception.onboard(noise(3), new InputResolution(16));
    fake.silent = false;
    Await.until(() -> perception.offload(noise(4), SPACE.reference(), 20) instanceof Answered);
    assertThat(fake.requests.get(fake.requests.size() - 1).getLink().getOffloadRatio())
        .isEqualTo(0.75);
  }

  @Test
  void looksAtTheHighestAndTheLowestResolutionInIdleTime() {
    double before = clock.seconds();
    OffloadDecision coded = SPACE.reference();
    OffloadDecision middle = OffloadDecision.onboard(SPACE.resolutions().get(1));
    Perception.Glance glance = perception.glance(noise(1), List.of(coded, middle));
    assertThat(glance.frame()).isEqualTo(1);
    assertThat(glance.also().get(middle).steeringRadians()).isEqualTo(32);
    assertThat(glance.also().get(coded).steeringRadians()).isEqualTo(64);
    assertThat(glance.high().steeringRadians()).isEqualTo(64);
    assertThat(glance.low().steeringRadians()).isEqualTo(16);
    assertThat(clock.seconds()).isEqualTo(before);
  }

  @Test
  void doesNotWaitForASlowLook() {
    try (SteppedModel model = new SteppedModel();
        IdleGlance idle = new IdleGlance(SPACE, model)) {
      GrayImage image = noise(1).image().orElseThrow();
      model.allow(2);
      Perception.Glance first = idle.at(1, image, List.of());
      assertThat(idle.at(1, image, List.of())).isSameAs(first);
      model.allow(2);
      Await.until(() -> !idle.at(1, image, List.of()).equals(first));
    }
  }

  private static CapturedFrame noise(long id) {
    byte[] pixels = new byte[64 * 64];
    new SplittableRandom(id).nextBytes(pixels);
    return new CapturedFrame(id, id, 0, Optional.of(new GrayImage(64, 64, pixels)));
  }

  /** Takes the same time on the test's clock for every image. */
  private final class SlowModel implements NavigationModel {
    private final double seconds;

    SlowModel(double seconds) {
      this.seconds = seconds;
    }

    @Override
    public NavigationOutput infer(GrayImage image) {
      clock.sleep(seconds);
      return new NavigationOutput(image.width(), 0);
    }

    @Override
    public int fullSide() {
      return 64;
    }
  }

  /** Infers only as often as it is allowed to. */
  private static final class SteppedModel implements NavigationModel {
    private final Semaphore permits = new Semaphore(0);
    private final AtomicInteger inferences = new AtomicInteger();

    void allow(int further) {
      permits.release(further);
    }

    @Override
    public NavigationOutput infer(GrayImage image) {
      permits.acquireUninterruptibly();
      return new NavigationOutput(inferences.incrementAndGet(), 0);
    }

    @Override
    public int fullSide() {
      return 64;
    }

    @Override
    public void close() {
      permits.release(1000);
    }
  }
}
