package io.drover.edge;

import io.drover.core.id.DroneId;
import io.drover.edge.allocation.DroneDemand;
import io.drover.edge.allocation.LinkEstimate;
import io.drover.edge.allocation.ShareTerms;
import io.drover.edge.container.Container;
import io.drover.edge.container.ContainerHealth;
import io.drover.edge.container.ContainerRuntime;
import io.drover.edge.container.ContainerUsage;
import io.drover.edge.container.InferenceJob;
import io.drover.navigation.GrantedShare;
import io.drover.navigation.QualityCurve;
import io.drover.navigation.ResourceShare;
import io.drover.navigation.v1.Share;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.Optional;
import java.util.function.LongSupplier;

/** An admitted drone: its worker, its share, its watchers, what it last reported. Any thread. */
final class DroneSession {
  private final DroneId drone;
  private final ContainerRuntime runtime;
  private final WorkerNews news;
  private final ShareWatchers watchers;
  private Optional<Container> container = Optional.empty();
  private DroneDemand demand;
  private ResourceShare share = ResourceShare.NONE;
  private GrantedShare told;
  private long lastFrameNanos;
  private ContainerUsage seen = unused();
  private boolean hadWorker;
  private boolean ended;

  /**
   * A drone just admitted, without a share and a worker.
   *
   * @param events told of its worker
   * @param revisions numbers its shares, rising
   */
  DroneSession(
      DroneId drone,
      ShareTerms terms,
      ContainerRuntime runtime,
      EdgeEvents events,
      LongSupplier revisions,
      long nowNanos) {
    this.drone = drone;
    this.demand = DroneDemand.of(drone).with(terms);
    this.told = new GrantedShare(ResourceShare.NONE, runtime.fullCores());
    this.watchers = new ShareWatchers(told, revisions);
    this.runtime = runtime;
    this.news = new WorkerNews(drone, events);
    this.lastFrameNanos = nowNanos;
  }

  DroneId drone() {
    return drone;
  }

  synchronized ResourceShare share() {
    return share;
  }

  synchronized DroneDemand demand() {
    return demand.with(share);
  }

  /** What it measured of its link, and perhaps what it expects. */
  synchronized void report(LinkEstimate estimate, Optional<QualityCurve> curve) {
    demand = curve.map(demand::with).orElse(demand).with(estimate);
  }

  /** What it was last told that it has. */
  Share told() {
    return watchers.latest();
  }

  /**
   * Gives it a share; returns whether that is another one than before, of which it has to be {@link
   * #tell told}.
   *
   * @param announced what it is told that it has
   */
  synchronized boolean grant(ResourceShare newShare, ResourceShare announced) {
    GrantedShare telling = new GrantedShare(announced, runtime.fullCores());
    if (newShare.equals(share) && telling.equals(told)) {
      return false;
    }
    share = newShare;
    told = telling;
    container.ifPresent(c -> c.apply(newShare));
    return true;
  }

  /** Tells the drone what it was last granted. */
  synchronized void tell() {
    watchers.changed(told);
  }

  /** Starts its worker if it has none, ahead of the frames to come. */
  synchronized void prepare() {
    if (container.isEmpty() && !ended) {
      seen = unused();
      container = Optional.of(runtime.start(drone, share));
      news.became(
          ContainerHealth.STARTING, hadWorker ? "the drone sends again" : "the drone was admitted");
      hadWorker = true;
    }
  }

  /** Hands a frame to its worker; false if the session has ended and the drone must be admitted. */
  synchronized boolean submit(InferenceJob job) {
    if (ended) {
      return false;
    }
    lastFrameNanos = job.arrivalNanos();
    prepare();
    container.orElseThrow().submit(job);
    return true;
  }

  /** Adds a watcher; empty if the session has ended, false if there are too many. */
  synchronized Optional<Boolean> watch(ServerCallStreamObserver<Share> watcher) {
    return ended ? Optional.empty() : Optional.of(watchers.add(watcher));
  }

  ShareWatchers watchers() {
    return watchers;
  }

  /** Stops an idle worker, and ends the session if nobody watches; returns whether it ended. */
  synchronized boolean endIfIdleSince(long nanos) {
    if (lastFrameNanos - nanos > 0) {
      return false;
    }
    stopWorker("the drone has sent nothing for long");
    ended = watchers.isEmpty();
    return ended;
  }

  /**
   * Ends it with its watches and its worker.
   *
   * @param why for those who listen
   */
  synchronized void end(String why) {
    ended = true;
    watchers.end();
    stopWorker(why);
  }

  /**
   * How it fared since this was last asked; looks after its worker's state, too.
   *
   * @param seconds since then
   */
  synchronized DroneReading read(double seconds) {
    container.ifPresent(c -> news.found(c.health()));
    ContainerUsage now = container.map(Container::usage).orElse(seen);
    double used = now.cpuSeconds() - seen.cpuSeconds();
    double throttled = now.throttledSeconds() - seen.throttledSeconds();
    seen = now;
    return new DroneReading(
        share, seconds > 0 ? used / seconds : 0, used, throttled, demand.link());
  }

  /**
   * Its worker failed on a frame; not under the session's lock, for whoever stops it holds that.
   */
  void workerFailed(String why) {
    news.failed(why);
  }

  private static ContainerUsage unused() {
    return new ContainerUsage(ResourceShare.NONE, 0, 0);
  }

  private void stopWorker(String why) {
    container.ifPresent(Container::close);
    container = Optional.empty();
    news.became(ContainerHealth.STOPPED, why);
  }
}
