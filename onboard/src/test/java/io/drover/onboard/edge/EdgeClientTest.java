package io.drover.onboard.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.core.id.DroneId;
import io.drover.core.id.EdgeId;
import io.drover.core.time.NanoClock;
import io.drover.core.time.WallClock;
import io.drover.navigation.EncodedFrame;
import io.drover.navigation.NavigationOutput;
import io.drover.navigation.ResourceShare;
import io.drover.onboard.Await;
import io.drover.onboard.ManualClock;
import io.drover.onboard.perception.OffloadOutcome;
import io.drover.onboard.perception.OffloadOutcome.Answered;
import io.drover.onboard.perception.OffloadOutcome.DeadlineMissed;
import io.drover.onboard.perception.OffloadOutcome.LinkBusy;
import io.drover.onboard.perception.OffloadOutcome.Unreachable;
import io.drover.rpc.RpcChannel;
import io.grpc.Status;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EdgeClientTest {
  private static final DroneId DRONE = new DroneId("drone1");
  private static final double PATIENT_SECONDS = 20;
  private static final double SHORT_SECONDS = 0.05;

  private final FakeEdge edge = new FakeEdge();
  private final RpcChannel channel = RpcChannel.to(edge.address);

  @AfterEach
  void close() {
    channel.close();
    edge.close();
  }

  @Test
  void answersWithWhatTheEdgeSaw() {
    EdgeClient client = connected(new WallClock());
    Answered answered = (Answered) client.infer(frame(7), 0.75, PATIENT_SECONDS);
    assertThat(answered.output()).isEqualTo(new NavigationOutput(0.25, 0.5));
    assertThat(answered.stages().queueSeconds()).isEqualTo(0.002);
    assertThat(answered.stages().inferenceSeconds()).isEqualTo(0.02);
    assertThat(answered.share()).isEqualTo(new ResourceShare(1.5));
    assertThat(answered.bytes()).isGreaterThan(1000).isLessThan(1100);
    assertThat(client.share().share()).isEqualTo(new ResourceShare(1.5));
  }

  @Test
  void sendsTheFrameWithWhatItMeasured() {
    EdgeClient client = connected(new WallClock());
    client.infer(frame(7), 0.75, PATIENT_SECONDS);
    var request = edge.requests.get(edge.requests.size() - 1);
    assertThat(request.getDroneId()).isEqualTo("drone1");
    assertThat(request.getFrameId()).isEqualTo(7);
    assertThat(request.getJpeg().size()).isEqualTo(1000);
    assertThat(request.getLink().getOffloadRatio()).isEqualTo(0.75);
    assertThat(request.getLink().getUplinkBitsPerSecond()).isPositive();
    assertThat(request.getLink().getRoundTripSeconds()).isPositive();
  }

  @Test
  void givesUpAtTheDeadlineAndCancels() {
    EdgeClient client = connected(new WallClock());
    edge.silent = true;
    DeadlineMissed missed = (DeadlineMissed) client.infer(frame(1), 1, SHORT_SECONDS);
    assertThat(missed.bytes()).isGreaterThan(1000);
    Await.until(() -> edge.cancelled.get() == 1);
  }

  @Test
  void sendsNothingWhileAFrameThatWasGivenUpFillsTheLink() {
    EdgeClient client = connected(new WallClock());
    edge.silent = true;
    edge.linkStalled = true;
    assertThat(client.infer(frame(1), 1, SHORT_SECONDS)).isInstanceOf(DeadlineMissed.class);
    edge.silent = false;
    Await.until(edge::holdsPings);
    int before = edge.requests.size();
    assertThat(client.infer(frame(2), 1, PATIENT_SECONDS)).isEqualTo(new LinkBusy());
    assertThat(client.probe(frame(2), 1, answered -> {})).isZero();
    assertThat(edge.requests).hasSize(before);

    edge.releaseLink();
    Await.until(() -> client.infer(frame(3), 1, PATIENT_SECONDS) instanceof Answered);
  }

  @Test
  void sendsAsManyFramesAsTheLimitLets() {
    EdgeClient client =
        connected(new EdgeClient(channel, DRONE, new WallClock(), new EdgeClientOptions(2, 0, 1)));
    edge.silent = true;
    edge.linkStalled = true;
    assertThat(client.infer(frame(1), 1, SHORT_SECONDS)).isInstanceOf(DeadlineMissed.class);
    assertThat(client.infer(frame(2), 1, SHORT_SECONDS)).isInstanceOf(DeadlineMissed.class);
    assertThat(client.infer(frame(3), 1, SHORT_SECONDS)).isInstanceOf(LinkBusy.class);
  }

  @Test
  void leavesAnEdgeAloneThatRefusedAndThenTriesAgain() {
    ManualClock clock = new ManualClock();
    EdgeClient client = connected(clock);
    edge.refusal = Optional.of(Status.RESOURCE_EXHAUSTED.withDescription("no cores"));
    Unreachable refused = (Unreachable) client.infer(frame(1), 1, PATIENT_SECONDS);
    assertThat(refused.reason()).contains("RESOURCE_EXHAUSTED").contains("no cores");
    edge.refusal = Optional.empty();

    int before = edge.requests.size();
    Unreachable notTried = (Unreachable) client.infer(frame(2), 1, PATIENT_SECONDS);
    assertThat(notTried.bytes()).isZero();
    assertThat(edge.requests).hasSize(before);
    assertThat(client.bandwidthBitsPerSecond()).isZero();

    clock.sleep(EdgeClientOptions.DEFAULT.retrySeconds());
    assertThat(client.infer(frame(3), 1, PATIENT_SECONDS)).isInstanceOf(Answered.class);
  }

  @Test
  void mapsEveryStatusToAnOutcome() {
    ManualClock clock = new ManualClock();
    EdgeClient client = connected(clock);
    for (Status.Code code : Status.Code.values()) {
      if (code == Status.Code.OK) {
        continue;
      }
      edge.refusal = Optional.of(code.toStatus());
      OffloadOutcome outcome = client.infer(frame(1), 1, PATIENT_SECONDS);
      assertThat(outcome)
          .as(code.toString())
          .isInstanceOf(
              code == Status.Code.DEADLINE_EXCEEDED ? DeadlineMissed.class : Unreachable.class);
      clock.sleep(1);
      edge.refusal = Optional.empty();
      Await.until(() -> client.infer(frame(2), 1, PATIENT_SECONDS) instanceof Answered);
    }
  }

  @Test
  void doesNotFlyByAnAnswerThatIsNone() {
    EdgeClient client = connected(new WallClock());
    edge.reply.setSteeringRadians(Double.NaN);
    Unreachable unusable = (Unreachable) client.infer(frame(1), 1, PATIENT_SECONDS);
    assertThat(unusable.reason()).contains("answered what was not asked");
  }

  @Test
  void followsTheShareThatIsWatchedAndWatchesAgainAfterABreak() {
    ManualClock clock = new ManualClock();
    EdgeClient client = connected(clock);
    Await.until(() -> edge.watchers() == 1);
    edge.grant(3);
    Await.until(() -> client.share().share().cores() == 3);

    edge.endWatches();
    Await.until(
        () -> {
          clock.sleep(0.1);
          return client.bandwidthBitsPerSecond() >= 0 && edge.watchers() == 2;
        });
    edge.grant(2);
    Await.until(() -> client.share().share().cores() == 2);
  }

  @Test
  void keepsToTheLaterOfTwoSharesHoweverTheyArrive() {
    ManualClock clock = new ManualClock();
    EdgeClient client = connected(clock);
    Await.until(() -> edge.watchers() == 1);
    edge.grant(3);
    Await.until(() -> client.share().share().cores() == 3);
    client.infer(frame(2), 1, PATIENT_SECONDS);
    assertThat(client.share().share().cores()).as("the reply carries an earlier one").isEqualTo(3);

    edge.beginAnew();
    Await.until(
        () -> {
          clock.sleep(0.1);
          return client.bandwidthBitsPerSecond() >= 0 && edge.watchers() == 2;
        });
    edge.grant(2);
    Await.until(() -> client.share().share().cores() == 2);
  }

  @Test
  void measuresAnUnusedLinkByProbes() {
    EdgeClient client = connected(new WallClock());
    List<Answered> answers = new CopyOnWriteArrayList<>();
    Await.until(() -> client.probe(frame(1), 0, answers::add) > 1000);
    Await.until(() -> answers.size() == 1);
    assertThat(answers.get(0).stages().inferenceSeconds()).isEqualTo(0.02);
    assertThat(client.bandwidthBitsPerSecond()).isPositive();
  }

  @Test
  void givesItsShareBackWhileItStandsBy() {
    EdgeClient client = connected(new ManualClock());
    Await.until(() -> edge.watchers() == 1);
    edge.offer.getShareBuilder().setCores(2.5);
    int frames = edge.requests.size();
    assertThat(client.standBy()).isGreaterThan(4096);
    Await.until(() -> edge.watchesCancelled.get() == 1);
    Await.until(() -> client.share().share().cores() == 2.5);
    assertThat(client.bandwidthBitsPerSecond()).isPositive();
    assertThat(edge.watchers()).as("asking for the bandwidth watches nothing").isEqualTo(1);
    assertThat(edge.requests).hasSize(frames);

    assertThat(client.infer(frame(2), 1, PATIENT_SECONDS)).isInstanceOf(Answered.class);
    Await.until(() -> edge.watchers() == 2);
  }

  @Test
  void sendsFramesWhileTheReserveIsBeingMeasured() {
    EdgeClient client = connected(new WallClock());
    edge.linkStalled = true;
    assertThat(client.standBy()).isPositive();
    assertThat(client.standBy()).as("one at a time").isZero();
    assertThat(client.infer(frame(2), 1, PATIENT_SECONDS)).isInstanceOf(Answered.class);
  }

  @Test
  void expectsNothingOfAnEdgeThatOffersNothing() {
    EdgeClient client = connected(new WallClock());
    edge.refusal = Optional.of(Status.RESOURCE_EXHAUSTED);
    client.standBy();
    Await.until(() -> client.share().share().cores() == 0);
    assertThat(client.share().slowdown()).isInfinite();
  }

  @Test
  void knowsTheEdgeByItsNameOnceItHasSaidIt() {
    EdgeClient client = connected(new WallClock());
    assertThat(client.name()).isEqualTo(edge.address.toString());
    edge.reply.setEdgeId("attic");
    Answered answered = (Answered) client.infer(frame(1), 1, PATIENT_SECONDS);
    assertThat(answered.edge()).contains(new EdgeId("attic"));
    assertThat(client.name()).isEqualTo("attic");
    edge.reply.setEdgeId("no/name");
    Answered nameless = (Answered) client.infer(frame(2), 1, PATIENT_SECONDS);
    assertThat(nameless.edge()).isEmpty();
  }

  @Test
  void seesALinkThatFellSilentLoseItsBandwidth() {
    ManualClock clock = new ManualClock();
    EdgeClient client = connected(clock);
    double before = client.bandwidthBitsPerSecond();
    edge.silent = true;
    Await.until(() -> client.probe(frame(1), 0, answered -> {}) > 0);
    clock.sleep(5);
    assertThat(client.bandwidthBitsPerSecond()).isLessThan(before / 1000);
    assertThat(client.infer(frame(2), 0, PATIENT_SECONDS)).isInstanceOf(LinkBusy.class);
  }

  private EdgeClient connected(NanoClock clock) {
    return connected(new EdgeClient(channel, DRONE, clock, EdgeClientOptions.DEFAULT));
  }

  private static EdgeClient connected(EdgeClient client) {
    Await.until(client::reachable);
    assertThat(client.measure(frame(0), PATIENT_SECONDS)).isTrue();
    return client;
  }

  private static EncodedFrame frame(long id) {
    return new EncodedFrame(DRONE, id, new byte[1000]);
  }
}
