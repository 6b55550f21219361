package io.drover.onboard.edge;

import io.drover.core.id.DroneId;
import io.drover.core.id.EdgeId;
import io.drover.core.time.NanoClock;
import io.drover.navigation.EncodedFrame;
import io.drover.navigation.GrantedShare;
import io.drover.navigation.QualityCurve;
import io.drover.navigation.v1.InferReply;
import io.drover.navigation.v1.InferRequest;
import io.drover.navigation.v1.LinkReport;
import io.drover.navigation.v1.NavigationGrpc;
import io.drover.navigation.v1.NavigationGrpc.NavigationFutureStub;
import io.drover.onboard.perception.OffloadOutcome;
import io.drover.onboard.perception.OffloadOutcome.Answered;
import io.drover.onboard.perception.OffloadOutcome.DeadlineMissed;
import io.drover.onboard.perception.OffloadOutcome.LinkBusy;
import io.drover.onboard.perception.OffloadOutcome.Unreachable;
import io.drover.rpc.Deadlines;
import io.drover.rpc.RpcChannel;
import io.grpc.Status;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * One drone's frames to one edge, live: a call never takes longer than its deadline, and whatever
 * goes wrong is an outcome.
 *
 * <p>Measures the link by what it sends: round trip by small messages, bandwidth by what a frame
 * took beyond the edge's own time and the round trip. A frame that missed its deadline is
 * cancelled, but what the network already holds of it keeps the link busy until a small message
 * behind it is answered; until then no further frame is sent.
 *
 * <p>From the first frame on the edge grants a share, until the drone {@linkplain #standBy stands
 * by}. One thread calls; closing it leaves the channel open.
 */
public final class EdgeClient {
  private static final double PROBE_TIMEOUT_SECONDS = 10;

  private final RpcChannel channel;
  private final NanoClock clock;
  private final EdgeClientOptions options;
  private final NavigationFutureStub navigation;
  private final MeasuredLink link;
  private final EdgeSurvey survey;
  private final ShareWatch shares;
  private final StandBy standBy;
  private volatile boolean engaged;
  private volatile Optional<EdgeId> name = Optional.empty();
  private volatile Optional<QualityCurve> expected = Optional.empty();
  private volatile double retryAtSeconds = Double.NEGATIVE_INFINITY;

  /**
   * A client of the edge at the channel's other end.
   *
   * @param clock the wall clock; gRPC knows no other
   */
  public EdgeClient(RpcChannel channel, DroneId drone, NanoClock clock, EdgeClientOptions options) {
    this.channel = channel;
    this.clock = clock;
    this.options = options;
    this.navigation = NavigationGrpc.newFutureStub(channel.grpc());
    this.link = new MeasuredLink(channel, clock, options);
    this.survey = new EdgeSurvey(link, clock, this::reachable);
    this.shares = new ShareWatch(channel, drone, options.retrySeconds());
    this.standBy = new StandBy(clock, channel, drone);
  }

  /**
   * Waits for the edge and measures the link once, before take-off.
   *
   * @return whether the edge answered the frame in time
   */
  public boolean measure(EncodedFrame frame, double timeoutSeconds) {
    return survey.patiently(timeoutSeconds, left -> infer(frame, 0, left) instanceof Answered);
  }

  /** The same of an edge that is held in reserve; does not wait for one that is not there. */
  public boolean measureInReserve(double timeoutSeconds) {
    return survey.atOnce(timeoutSeconds, left -> standByFor(left).join());
  }

  /**
   * Sends a frame and waits for the answer.
   *
   * @param offloadRatio share of the recent frames that were sent, for the edge's planning
   * @param deadlineSeconds &gt; 0, from now; does not block longer
   */
  public OffloadOutcome infer(EncodedFrame frame, double offloadRatio, double deadlineSeconds) {
    double start = clock.seconds();
    engaged = true;
    shares.tend(start);
    if (!reachable()) {
      return new Unreachable(0, 0, channel.address() + " is not connected or refused just now");
    }
    if (link.occupancy().full()) {
      return new LinkBusy();
    }
    InferRequest request = request(frame, offloadRatio);
    long bytes = request.getSerializedSize();
    Future<InferReply> answer = Deadlines.within(navigation, deadlineSeconds).infer(request);
    OffloadOutcome outcome;
    try {
      InferReply reply = answer.get(NanoClock.toNanos(deadlineSeconds), TimeUnit.NANOSECONDS);
      outcome = answered(request, reply, start);
    } catch (ExecutionException e) {
      outcome = failed(bytes, Status.fromThrowable(e.getCause()), start);
    } catch (TimeoutException e) {
      outcome = missed(bytes, start);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      outcome = unreachable(bytes, start, "the wait for the edge was interrupted");
    } finally {
      answer.cancel(true);
    }
    if (outcome instanceof Answered) {
      link.freshenRoundTrip(start);
    }
    return outcome;
  }

  /**
   * Sends a small frame in idle time, so that link and edge are measured; does not wait.
   *
   * @param frame of a few kB
   * @param whenAnswered called by another thread
   * @return bytes sent; 0 if the link is down or busy
   */
  public long probe(EncodedFrame frame, double offloadRatio, Consumer<Answered> whenAnswered) {
    double start = clock.seconds();
    engaged = true;
    shares.tend(start);
    if (!reachable() || link.occupancy().full()) {
      return 0;
    }
    InferRequest request = request(frame, offloadRatio);
    long bytes = request.getSerializedSize();
    long ticket = link.occupancy().enter(start, bytes);
    var unused = link.measureRoundTrip();
    var answer = Deadlines.within(navigation, PROBE_TIMEOUT_SECONDS).infer(request);
    answer.addListener(
        () -> {
          link.occupancy().leave(ticket);
          try {
            if (answered(request, answer.get(), start) instanceof Answered good) {
              whenAnswered.accept(good);
            }
          } catch (ExecutionException e) {
            failed(bytes, Status.fromThrowable(e.getCause()), start);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        },
        Runnable::run);
    return bytes;
  }

  /**
   * Holds the edge in reserve: gives back what it granted, and has link and offer measured by a few
   * kB that take no cores from anybody and keep no frame back; does not wait.
   *
   * @return bytes sent; 0 if the link is down or something is still under way
   */
  public long standBy() {
    engaged = false;
    shares.end();
    if (!reachable() || !quiet()) {
      return 0;
    }
    long ticket = link.occupancy().enterLight(clock.seconds(), standBy.bytes());
    // one after the other: either would make the other one late
    var unused =
        link.measureRoundTrip()
            // frames may have come back meanwhile, and then the share must stay
            .thenCompose(
                measured ->
                    engaged
                        ? CompletableFuture.completedFuture(false)
                        : standByFor(PROBE_TIMEOUT_SECONDS))
            .whenComplete((answered, failure) -> link.occupancy().leave(ticket));
    return standBy.bytes();
  }

  /** Whether nothing is under way that nobody waits for. */
  boolean quiet() {
    return link.occupancy().empty();
  }

  /** Completed with whether it was answered. */
  private CompletableFuture<Boolean> standByFor(double timeoutSeconds) {
    return standBy.send(timeoutSeconds).thenApply(this::learnt);
  }

  private boolean learnt(StandBy.Answer answer) {
    double start = answer.startSeconds();
    if (answer.reply().isEmpty()) {
      shares.refused();
      failed(standBy.bytes(), answer.status(), start);
      return false;
    }
    double end = clock.seconds();
    link.meter().answered(end, standBy.bytes(), end - start);
    shares.offered(answer.reply().get().getShare());
    InferRequests.edge(answer.reply().get().getEdgeId()).ifPresent(this::named);
    return true;
  }

  /** The edge's name; its address until it has said it. */
  public String name() {
    return name.map(EdgeId::value).orElse(channel.address().toString());
  }

  private void named(EdgeId edge) {
    name = Optional.of(edge);
  }

  /** Whether a connection stands, which says nothing of what the edge would do with a frame. */
  public boolean connected() {
    return channel.connected();
  }

  /** Whether a frame would be sent now; a returning edge is reachable within a second. */
  public boolean reachable() {
    // the order matters: asking for the state is what makes a resting channel connect
    return channel.connected() && clock.seconds() >= retryAtSeconds;
  }

  /** Drone → edge as measured, bit/s; 0 while the edge cannot be reached. */
  public double bandwidthBitsPerSecond() {
    double now = clock.seconds();
    if (engaged) {
      shares.tend(now);
    }
    if (!reachable()) {
      return 0;
    }
    return link.bitsPerSecond(now);
  }

  /** The shortest round trip of recent small messages; 0 before the first. */
  public double roundTripSeconds() {
    return link.meter().roundTripSeconds();
  }

  /** What the edge last granted, or offered while it is held in reserve. */
  public GrantedShare share() {
    return shares.latest();
  }

  /** What frames from now on tell the edge that the drone expects of its QoN. */
  public void expect(QualityCurve curve) {
    expected = Optional.of(curve);
  }

  private InferRequest request(EncodedFrame frame, double offloadRatio) {
    LinkReport.Builder report =
        LinkReport.newBuilder()
            .setUplinkBitsPerSecond(link.meter().bitsPerSecond())
            .setRoundTripSeconds(link.meter().roundTripSeconds())
            .setOffloadRatio(offloadRatio);
    expected.ifPresent(curve -> report.setExpectedQuality(InferRequests.message(curve)));
    return InferRequests.of(frame).setLink(report).build();
  }

  private OffloadOutcome answered(InferRequest request, InferReply reply, double start) {
    double end = clock.seconds();
    long bytes = request.getSerializedSize();
    if (!InferRequests.isAnswer(request, reply)) {
      return unreachable(bytes, start, channel.address() + " answered what was not asked");
    }
    Answered answered = InferRequests.answered(reply, bytes, end - start);
    link.meter().answered(end, bytes, answered.stages().transmitSeconds());
    shares.granted(reply.getShare());
    answered.edge().ifPresent(this::named);
    return answered;
  }

  private OffloadOutcome failed(long bytes, Status status, double start) {
    return status.getCode() == Status.Code.DEADLINE_EXCEEDED
        ? missed(bytes, start)
        : unreachable(bytes, start, status.getCode() + ": " + status.getDescription());
  }

  private OffloadOutcome unreachable(long bytes, double start, String reason) {
    double now = clock.seconds();
    retryAtSeconds = now + options.retrySeconds();
    return new Unreachable(bytes, now - start, reason);
  }

  private OffloadOutcome missed(long bytes, double start) {
    double now = clock.seconds();
    link.giveUp(now, bytes, now - start);
    return new DeadlineMissed(bytes, now - start);
  }
}
