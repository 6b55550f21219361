package io.drover.onboard.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.device.DeviceProfile;
import io.drover.core.id.DroneId;
import io.drover.core.id.EdgeId;
import io.drover.navigation.EncodedFrame;
import io.drover.navigation.v1.Share;
import io.drover.onboard.Await;
import io.drover.onboard.ManualClock;
import io.drover.onboard.perception.HandoverOptions;
import io.drover.onboard.perception.OffloadOutcome;
import io.drover.onboard.perception.OffloadOutcome.Answered;
import io.drover.onboard.perception.OffloadOutcome.DeadlineMissed;
import io.drover.onboard.perception.OffloadOutcome.Unreachable;
import io.drover.rpc.RpcChannel;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two edges with networks of 0.08 s and four cores; what each grants makes one slower. */
class EdgeLinksTest {
  private static final DroneId DRONE = new DroneId("drone1");
  private static final double PATIENT_SECONDS = 20;
  private static final double SHORT_SECONDS = 0.3;
  private static final double FULL_CORES = 4;
  private static final double NETWORK_SECONDS = DeviceProfile.CPU_EDGE.secondsAt(1);
  private static final HandoverOptions OPTIONS = HandoverOptions.DEFAULT;

  private final ManualClock clock = new ManualClock();
  private final List<FakeEdge> opened = new ArrayList<>();
  private final FakeEdge first = open(new FakeEdge(), "edge1", 4);
  private final FakeEdge second = open(new FakeEdge(), "edge2", 2);
  private final List<RpcChannel> channels =
      List.of(RpcChannel.to(first.address), RpcChannel.to(second.address));
  private final List<EdgeClient> clients =
      channels.stream()
          .map(channel -> new EdgeClient(channel, DRONE, clock, EdgeClientOptions.DEFAULT))
          .toList();
  private final EdgeLinks links =
      new EdgeLinks(clock, OPTIONS, () -> 0, DeviceProfile.CPU_EDGE, clients);
  private long frames;

  private FakeEdge open(FakeEdge edge, String name, double cores) {
    opened.add(edge);
    Share.Builder share = Share.newBuilder().setCores(cores).setFullCores(FULL_CORES);
    edge.offer.setShare(share).setEdgeId(name);
    edge.watched = share.setRevision(1).build();
    edge.reply
        .setShare(share)
        .setQueueSeconds(0)
        .setInferenceSeconds(NETWORK_SECONDS * FULL_CORES / cores)
        .setEdgeId(name);
    return edge;
  }

  @AfterEach
  void close() {
    channels.forEach(RpcChannel::close);
    opened.forEach(FakeEdge::close);
  }

  private FrameToSend frame() {
    return new FrameToSend(new EncodedFrame(DRONE, ++frames, new byte[1000]), 1, 0);
  }

  private OffloadOutcome send(double deadlineSeconds) {
    links.tendReserve();
    // before the clock is moved again: what is answered late seems to have travelled for long
    Await.until(() -> clients.stream().allMatch(this::settled));
    return links.infer(frame(), 1, deadlineSeconds);
  }

  private boolean settled(EdgeClient client) {
    return client.quiet() || first.holdsPings() || !client.reachable();
  }

  private String servedBy() {
    OffloadOutcome outcome = send(PATIENT_SECONDS);
    assertThat(outcome).isInstanceOf(Answered.class);
    return ((Answered) outcome).edge().map(EdgeId::value).orElseThrow();
  }

  private void begin() {
    Await.until(() -> clients.stream().allMatch(EdgeClient::reachable));
    Await.until(() -> links.measure(frame(), PATIENT_SECONDS));
  }

  /** As time goes by in a flight: frames are sent, and the reserve is measured. */
  private void flyFor(double seconds) {
    for (double end = clock.seconds() + seconds; clock.seconds() < end; clock.sleep(0.25)) {
      send(PATIENT_SECONDS);
    }
  }

  /** Has an edge offer other cores, and waits until the drone knows. */
  private void learn(FakeEdge edge, double cores) {
    edge.offer.setShare(Share.newBuilder().setCores(cores).setFullCores(FULL_CORES));
    edge.reply.setInferenceSeconds(NETWORK_SECONDS * FULL_CORES / cores);
    EdgeClient client = clients.get(edge == first ? 0 : 1);
    Await.until(
        () -> {
          client.standBy();
          return client.share().share().cores() == cores;
        });
  }

  @Test
  void beginsAtTheEdgeThatOffersMore() {
    learn(first, 1);
    begin();
    assertThat(servedBy()).isEqualTo("edge2");
  }

  @Test
  void holdsTheOtherInReserveWithoutAShareOrFrames() {
    begin();
    flyFor(10);
    assertThat(servedBy()).isEqualTo("edge1");
    assertThat(second.requests).isEmpty();
    assertThat(second.watchers()).isZero();
    assertThat(second.standBys).isNotEmpty();
    assertThat(first.watchers()).isEqualTo(1);
    assertThat(clients.get(1).share().share().cores()).isEqualTo(2);
    assertThat(clients.get(1).bandwidthBitsPerSecond()).isPositive();
  }

  @Test
  void measuresTheReserveOnlyNowAndThen() {
    begin();
    Await.until(clients.get(1)::quiet);
    assertThat(links.tendReserve()).isGreaterThan(4096).isLessThan(4200);
    assertThat(links.tendReserve()).isZero();
    Await.until(clients.get(1)::quiet);
    clock.sleep(OPTIONS.standBySeconds() / 2);
    assertThat(links.tendReserve()).isZero();
    clock.sleep(OPTIONS.standBySeconds() / 2);
    assertThat(links.tendReserve()).isGreaterThan(4096);
  }

  @Test
  void goesToAnotherThatOffersMoreForAWhile() {
    first.watched = first.watched.toBuilder().setCores(1).build();
    begin();
    flyFor(1);
    first.reply.setInferenceSeconds(NETWORK_SECONDS * 4);
    first.reply.getShareBuilder().setCores(1).setRevision(9);
    assertThat(servedBy()).isEqualTo("edge1");
    flyFor(OPTIONS.holdSeconds() - 0.5);
    assertThat(servedBy()).isEqualTo("edge1");
    flyFor(1);
    assertThat(servedBy()).isEqualTo("edge2");
  }

  @Test
  void givesBackTheShareOfTheEdgeThatItLeaves() {
    begin();
    Await.until(() -> first.watchers() == 1);
    int before = first.standBys.size();
    first.refusal = Optional.of(Status.RESOURCE_EXHAUSTED);
    assertThat(servedBy()).isEqualTo("edge2");
    first.refusal = Optional.empty();
    clock.sleep(1);
    send(PATIENT_SECONDS);
    Await.until(() -> first.watchesCancelled.get() == 1 && first.standBys.size() > before);
    assertThat(second.watchers()).isEqualTo(1);
  }

  @Test
  void sendsAFrameWhoseEdgeDiesToTheOtherOne() {
    begin();
    first.silent = true;
    first.onFrame =
        () -> {
          clock.sleep(0.1);
          first.close();
        };
    int before = second.requests.size();
    Answered answered = (Answered) send(1);
    assertThat(answered.edge()).contains(new EdgeId("edge2"));
    assertThat(answered.stages().waitedSeconds()).isCloseTo(0.1, within(1e-6));
    assertThat(answered.bytes()).as("it travelled twice").isGreaterThan(2000);
    assertThat(second.requests).hasSize(before + 1);
    assertThat(servedBy()).isEqualTo("edge2");
  }

  @Test
  void asksNobodyElseWhenTheTimeIsTooShort() {
    begin();
    first.silent = true;
    first.onFrame =
        () -> {
          clock.sleep(0.75);
          first.close();
        };
    int before = second.requests.size();
    // 0.25 s are left, and 0.16 s are expected: too near to be sure
    Unreachable gone = (Unreachable) send(1);
    assertThat(gone.waitedSeconds()).isCloseTo(0.75, within(1e-6));
    assertThat(second.requests).hasSize(before);
    assertThat(servedBy()).as("the next frame").isEqualTo("edge2");
  }

  @Test
  void waitsNoLongerThanTheDeadlineWhereverTheFrameGoes() {
    begin();
    first.silent = true;
    first.onFrame =
        () -> {
          clock.sleep(0.1);
          first.close();
        };
    second.silent = true;
    second.onFrame = () -> clock.sleep(0.9);
    DeadlineMissed missed = (DeadlineMissed) send(1);
    assertThat(missed.waitedSeconds()).isCloseTo(1, within(1e-6));
    assertThat(missed.bytes()).isGreaterThan(2000);
  }

  @Test
  void leavesAnEdgeThatFellSilentAfterOneFrame() {
    begin();
    first.silent = true;
    first.linkStalled = true;
    first.onFrame = () -> clock.sleep(SHORT_SECONDS);
    DeadlineMissed missed = (DeadlineMissed) send(SHORT_SECONDS);
    assertThat(missed.waitedSeconds()).isCloseTo(SHORT_SECONDS, within(1e-6));
    Await.until(first::holdsPings);
    assertThat(servedBy()).isEqualTo("edge2");
  }

  @Test
  void leavesAnEdgeThatDrains() {
    begin();
    first.refusal = Optional.of(Status.UNAVAILABLE.withDescription("it drains"));
    assertThat(servedBy()).isEqualTo("edge2");
    flyFor(2 * OPTIONS.holdSeconds());
    assertThat(servedBy()).as("as long as it drains").isEqualTo("edge2");
  }

  @Test
  void comesBackToABetterEdgeOnlyAfterAWhile() {
    begin();
    first.close();
    Await.until(() -> !clients.get(0).reachable());
    assertThat(servedBy()).isEqualTo("edge2");
    FakeEdge again = open(new FakeEdge(first.address), "edge1", 4);
    Await.until(clients.get(0)::reachable);
    Await.until(
        () -> {
          clock.sleep(0.1);
          send(PATIENT_SECONDS);
          return !again.standBys.isEmpty() && clients.get(0).bandwidthBitsPerSecond() > 0;
        });
    assertThat(servedBy()).isEqualTo("edge2");
    flyFor(OPTIONS.holdSeconds() + OPTIONS.standBySeconds());
    assertThat(servedBy()).isEqualTo("edge1");
  }

  @Test
  void staysWithoutEdgesUntilOneIsThere() {
    begin();
    first.close();
    second.close();
    Await.until(() -> clients.stream().noneMatch(EdgeClient::reachable));
    assertThat(send(PATIENT_SECONDS)).isInstanceOf(Unreachable.class);
    assertThat(links.connected()).isFalse();
    open(new FakeEdge(second.address), "edge2", 2);
    Await.until(links::connected);
    clock.sleep(EdgeClientOptions.DEFAULT.retrySeconds());
    Await.until(() -> send(PATIENT_SECONDS) instanceof Answered);
    assertThat(servedBy()).isEqualTo("edge2");
  }

  @Test
  void refusesToHaveNoEdgeAtAll() {
    assertThatThrownBy(
            () -> new EdgeLinks(clock, OPTIONS, () -> 0, DeviceProfile.CPU_EDGE, List.of()))
        .hasMessageContaining("needs an edge");
  }

  @Test
  void aloneItSendsNothingButFrames() {
    try (RpcChannel channel = RpcChannel.to(first.address)) {
      EdgeLinks one =
          new EdgeLinks(
              clock,
              OPTIONS,
              () -> 0,
              DeviceProfile.CPU_EDGE,
              List.of(new EdgeClient(channel, DRONE, clock, EdgeClientOptions.DEFAULT)));
      Await.until(() -> one.measure(frame(), PATIENT_SECONDS));
      clock.sleep(10);
      assertThat(one.tendReserve()).isZero();
      assertThat(one.infer(frame(), 1, PATIENT_SECONDS)).isInstanceOf(Answered.class);
      assertThat(first.standBys).isEmpty();
    }
  }
}
