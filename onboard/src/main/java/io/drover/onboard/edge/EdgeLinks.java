package io.drover.onboard.edge;

import io.drover.core.device.DeviceProfile;
import io.drover.core.time.NanoClock;
import io.drover.navigation.QualityCurve;
import io.drover.onboard.perception.EdgeOutlook;
import io.drover.onboard.perception.EdgeSelector;
import io.drover.onboard.perception.HandoverOptions;
import io.drover.onboard.perception.OffloadOutcome;
import io.drover.onboard.perception.OffloadOutcome.Answered;
import io.drover.onboard.perception.OffloadOutcome.DeadlineMissed;
import io.drover.onboard.perception.OffloadOutcome.Unreachable;
import io.drover.onboard.perception.Perception;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A drone's links to several edges that stand for one another. Frames go over one of them at a
 * time, chosen by what the latest frame would take there ({@link EdgeSelector}); the others are
 * held in reserve: connected, measured by a few kB now and then, and without a share.
 *
 * <p>A frame whose edge goes away while it waits is sent to the next one, if that is expected to
 * answer well before the deadline. One thread calls, but {@link #connected}; closing them leaves
 * the channels open.
 */
public final class EdgeLinks {
  private static final Logger log = LoggerFactory.getLogger(EdgeLinks.class);

  /** Before take-off: how long those that are there wait for those that are not yet. */
  private static final double GRACE_SECONDS = 1;

  /** Before take-off: how long each of several may take to be measured. */
  private static final double RESERVE_SECONDS = 2;

  /** What is expected to take this share of the time that is left is sent once more. */
  private static final double SURE = 0.5;

  private static final double POLL_SECONDS = 0.01;

  private final NanoClock clock;
  private final HandoverOptions options;
  private final List<EdgeLink> links;
  private final EdgeSelector selector;
  private long typicalBytes = Perception.PROBE_BYTES;
  private double typicalScale = 1;
  private double nextStandBySeconds = Double.NEGATIVE_INFINITY;

  /**
   * Links to edges.
   *
   * @param clock the wall clock
   * @param random another for each drone
   * @param device what each edge is expected to take until it has been measured
   * @param clients at least one; of equals the first is chosen
   */
  public EdgeLinks(
      NanoClock clock,
      HandoverOptions options,
      RandomGenerator random,
      DeviceProfile device,
      List<EdgeClient> clients) {
    if (clients.isEmpty()) {
      throw new IllegalArgumentException("a drone needs an edge, if only one that is not there");
    }
    this.clock = clock;
    this.options = options;
    this.links = clients.stream().map(client -> new EdgeLink(client, device)).toList();
    this.selector = new EdgeSelector(options, random);
  }

  /**
   * Waits for an edge, measures all that are there, and has the best one answer a frame, before
   * take-off.
   *
   * @return whether one answered in time
   */
  boolean measure(FrameToSend frame, double timeoutSeconds) {
    double end = clock.seconds() + timeoutSeconds;
    if (links.size() > 1) {
      await(end);
      links.forEach(
          link -> link.client().measureInReserve(Math.min(RESERVE_SECONDS, end - clock.seconds())));
    }
    typicalBytes = frame.bytes();
    typicalScale = frame.scale();
    for (int tries = 0; tries < links.size(); tries++) {
      if (choose().client().measure(frame.encoded(), end - clock.seconds())) {
        return true;
      }
    }
    return false;
  }

  private void await(double endSeconds) {
    double until = endSeconds;
    while (clock.seconds() < until) {
      long there = links.stream().filter(link -> link.client().reachable()).count();
      if (there == links.size()) {
        return;
      }
      if (there > 0) {
        until = Math.min(until, clock.seconds() + GRACE_SECONDS);
      }
      clock.sleep(POLL_SECONDS);
    }
  }

  /** The link that frames go over, chosen anew. */
  EdgeLink choose() {
    List<EdgeOutlook> outlooks =
        links.stream().map(link -> link.outlook(typicalBytes, typicalScale)).toList();
    int old = selector.present();
    int chosen = selector.choose(clock.seconds(), outlooks);
    EdgeLink now = links.get(chosen);
    if (chosen != old) {
      now.taken();
      // what the former one granted is to be given back
      nextStandBySeconds = Double.NEGATIVE_INFINITY;
      log.info(
          "frames go to {} instead of {}: {}",
          now.client().name(),
          links.get(old).client().name(),
          reason(outlooks.get(old), outlooks.get(chosen)));
    }
    return now;
  }

  private static String reason(EdgeOutlook old, EdgeOutlook chosen) {
    return old.reachable()
        ? String.format(
            Locale.ROOT,
            "%.3f s a frame instead of %.3f s%s",
            chosen.expectedSeconds(),
            old.expectedSeconds(),
            old.missedSeconds() > 0 ? ", after a missed deadline" : "")
        : "that one cannot be reached";
  }

  /**
   * Sends a frame and waits for the answer.
   *
   * @param offloadRatio share of the recent frames that were sent, for the edge's planning
   * @param deadlineSeconds from now; does not block longer
   */
  OffloadOutcome infer(FrameToSend frame, double offloadRatio, double deadlineSeconds) {
    double start = clock.seconds();
    typicalBytes = frame.bytes();
    typicalScale = frame.scale();
    EdgeLink link = choose();
    OffloadOutcome outcome = link.infer(frame, offloadRatio, deadlineSeconds);
    while (outcome instanceof Unreachable gone) {
      EdgeLink next = choose();
      double waited = clock.seconds() - start;
      double left = deadlineSeconds - waited;
      double expected = next.expectedSeconds(frame.bytes(), frame.scale());
      if (next == link || !(expected <= SURE * left)) {
        break;
      }
      link = next;
      outcome = joined(gone, waited, link.infer(frame, offloadRatio, left));
    }
    return outcome;
  }

  /** What came of a frame that was sent twice. */
  private static OffloadOutcome joined(Unreachable gone, double waited, OffloadOutcome outcome) {
    if (outcome instanceof Answered a) {
      return new Answered(
          a.output(), a.stages().after(waited), gone.bytes() + a.bytes(), a.share(), a.edge());
    }
    if (outcome instanceof DeadlineMissed missed) {
      return new DeadlineMissed(gone.bytes() + missed.bytes(), waited + missed.waitedSeconds());
    }
    if (outcome instanceof Unreachable too) {
      return new Unreachable(
          gone.bytes() + too.bytes(), waited + too.waitedSeconds(), too.reason());
    }
    return new Unreachable(gone.bytes(), waited, gone.reason());
  }

  /** What frames tell the edge that they go to. */
  void expect(QualityCurve curve) {
    links.get(selector.present()).client().expect(curve);
  }

  /** Measures the others if it is time to; does not wait. Returns the bytes sent. */
  long tendReserve() {
    double now = clock.seconds();
    if (links.size() == 1 || now < nextStandBySeconds) {
      return 0;
    }
    nextStandBySeconds = now + options.standBySeconds();
    long bytes = 0;
    for (int i = 0; i < links.size(); i++) {
      if (i != selector.present()) {
        bytes += links.get(i).client().standBy();
      }
    }
    return bytes;
  }

  /** Whether there is a connection to any edge. Any thread. */
  public boolean connected() {
    return links.stream().anyMatch(link -> link.client().connected());
  }
}
