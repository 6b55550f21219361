package io.drover.rl.flight;

import io.drover.core.link.BandwidthTrace;
import io.drover.core.time.NanoClock;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.OffloadDecision;
import io.drover.navigation.QualityOfNavigation;
import io.drover.navigation.ResourceShare;
import io.drover.navigation.profile.FlightProfile;
import io.drover.onboard.agent.AgentConfig;
import io.drover.onboard.perception.SimulatedPerception;
import io.drover.onboard.scheduler.DecisionState;
import io.drover.onboard.scheduler.EnvironmentEncoder;

/**
 * A3D's training environment, "table lookup": onboard's control loop over simulated hardware and a
 * recorded flight, one scheduling step at a time, without objects per frame.
 *
 * <p>It is {@code NavigationAgent} on {@code SimulatedPerception} and {@code onboard.replay} again,
 * because learning needs a hundred thousand steps a second and states that can be copied; a test
 * holds it equal to them. Between steps nothing is pending but time, link and probe. One thread.
 */
public final class StepSimulator {
  private static final double PROBE_TIMEOUT_SECONDS = 1;

  private final FlightSetup setup;
  private final AgentConfig config;
  private final TransferWindow transfers = new TransferWindow();
  private final EnvironmentEncoder encoder = new EnvironmentEncoder();
  private final StepTally tally = new StepTally();

  private FlightProfile profile;
  private BandwidthTrace trace;
  private Conditions conditions;
  private double traceOffsetSeconds;
  private boolean watchesLink;
  private FrameSink sink = FrameSink.NONE;
  private double[] computeSeconds;
  private boolean[] offloaded;
  private int highest;
  private int fallback;
  private int reference;

  private long nowNanos;
  private double captureSeconds;
  private int row;
  private boolean over;
  private double nextDecisionSeconds;
  private double nextProbeSeconds;
  private double linkFreeSeconds;
  private double probeStartSeconds;
  private DecisionState state;

  private int executed;
  private long bytes;

  public StepSimulator(FlightSetup setup) {
    this.setup = setup;
    this.config = setup.agent();
  }

  /**
   * Begins a flight and looks at its first frame.
   *
   * @param linkWatched whether the scheduler has an unused link measured
   */
  public void start(Scenario flight, boolean linkWatched, FrameSink frames) {
    if (flight.empty()) {
      throw new IllegalArgumentException("a scenario must start before its profile ends");
    }
    profile = flight.profile();
    trace = flight.trace();
    conditions = flight.conditions();
    traceOffsetSeconds = flight.traceOffsetSeconds();
    watchesLink = linkWatched;
    sink = frames;
    prepareActions();
    nowNanos = NanoClock.toNanos(flight.startSeconds());
    row = profile.frameAt(now() * conditions.playbackSpeed());
    over = false;
    nextProbeSeconds = Double.NEGATIVE_INFINITY;
    linkFreeSeconds = 0;
    probeStartSeconds = Double.NaN;
    transfers.reset(
        trace.bitsPerSecondAt(now() + traceOffsetSeconds) * conditions.bandwidthScale());
    encoder.reset();
    tally.reset();
    capture();
    decide();
  }

  private void prepareActions() {
    DecisionSpace space = profile.space();
    double shareFactor = Math.max(1, setup.fullCores() / conditions.cores());
    computeSeconds = new double[space.size()];
    offloaded = new boolean[space.size()];
    for (int a = 0; a < space.size(); a++) {
      OffloadDecision decision = space.decision(a);
      double scale = space.scale(decision.resolution());
      offloaded[a] = decision.offloaded();
      computeSeconds[a] =
          offloaded[a]
              ? setup.edge().secondsAt(scale) * conditions.edgeFactor() * shareFactor
              : setup.drone().secondsAt(scale) * conditions.droneFactor();
    }
    highest = space.indexOf(space.local());
    fallback = space.indexOf(OffloadDecision.onboard(space.lowestResolution()));
    reference = space.indexOf(space.reference());
  }

  /** Becomes a copy of another at a decision; frames of a copy are told to nobody. */
  public void copyFrom(StepSimulator other) {
    traceOffsetSeconds = other.traceOffsetSeconds;
    profile = other.profile;
    trace = other.trace;
    conditions = other.conditions;
    watchesLink = other.watchesLink;
    sink = FrameSink.NONE;
    computeSeconds = other.computeSeconds;
    offloaded = other.offloaded;
    highest = other.highest;
    fallback = other.fallback;
    reference = other.reference;
    nowNanos = other.nowNanos;
    captureSeconds = other.captureSeconds;
    row = other.row;
    over = other.over;
    nextDecisionSeconds = other.nextDecisionSeconds;
    nextProbeSeconds = other.nextProbeSeconds;
    linkFreeSeconds = other.linkFreeSeconds;
    probeStartSeconds = other.probeStartSeconds;
    transfers.copyFrom(other.transfers);
    state = other.state;
    encoder.reset();
  }

  /** What the scheduler knows now; after the end of the profile what it last knew. */
  public DecisionState state() {
    return state;
  }

  /** Whether the profile has ended. */
  public boolean over() {
    return over;
  }

  /** What happened in the last step. Overwritten by the next. */
  public StepTally tally() {
    return tally;
  }

  /** Flies one scheduling step under an action. */
  public void run(int action) {
    tally.reset();
    do {
      double captured = captureSeconds;
      look(action);
      double latency = now() - captured;
      double steering = profile.steeringRadians(row, executed);
      double collision = profile.collisionProbability(row, executed);
      encoder.add(steering, collision);
      double speed =
          config.maxSpeedMetresPerSecond()
              * conditions.playbackSpeed()
              * (1 - Math.max(0, Math.min(1, collision)));
      tally.add(latency, speed, offloaded[executed], bytes);
      capture();
      boolean success =
          !over
              && QualityOfNavigation.succeeds(
                  steering, referenceSteering(), config.toleranceRadians());
      if (!over) {
        tally.score(success);
      }
      sink.frame(captured, latency, executed, bytes, !over, success);
    } while (!over && captureSeconds < nextDecisionSeconds);
    if (!over) {
      decide();
    }
  }

  private void capture() {
    captureSeconds = now();
    double profileSeconds = captureSeconds * conditions.playbackSpeed();
    over = profileSeconds > profile.durationSeconds();
    if (!over) {
      int frames = profile.frames();
      while (row + 1 < frames && profile.timeSeconds(row + 1) <= profileSeconds) {
        row++;
      }
    }
  }

  /** The profile's own interpolation, without its search for the row. */
  private double referenceSteering() {
    double start = profile.steeringRadians(row, reference);
    double seconds = captureSeconds * conditions.playbackSpeed();
    double before = profile.timeSeconds(row);
    if (row + 1 >= profile.frames() || seconds <= before) {
      return start;
    }
    double t = (seconds - before) / (profile.timeSeconds(row + 1) - before);
    return start + t * (profile.steeringRadians(row + 1, reference) - start);
  }

  private void decide() {
    settleProbe(captureSeconds);
    double bandwidth = transfers.bitsPerSecond();
    double[] latency = new double[computeSeconds.length];
    for (int a = 0; a < latency.length; a++) {
      latency[a] =
          offloaded[a]
              ? 8.0 * sentBytes(a) / bandwidth + conditions.roundTripSeconds() + computeSeconds[a]
              : computeSeconds[a];
    }
    state =
        new DecisionState(
            EnvironmentEncoder.complexity(
                profile.output(row, highest), profile.output(row, fallback)),
            encoder.dynamics(),
            bandwidth,
            new ResourceShare(conditions.cores()),
            conditions.roundTripSeconds(),
            tally.meanLatencySeconds(),
            tally.meanSpeedMetresPerSecond(),
            latency);
    encoder.reset();
    nextDecisionSeconds = captureSeconds + config.stepSeconds();
  }

  private void look(int action) {
    bytes = 0;
    executed = action;
    if (!offloaded[action]) {
      if (watchesLink && captureSeconds >= nextProbeSeconds) {
        probe();
        nextProbeSeconds = captureSeconds + config.probeIntervalSeconds();
      }
      sleep(computeSeconds[action]);
      return;
    }
    settleProbe(captureSeconds);
    if (linkFreeSeconds > captureSeconds) {
      fallBack();
      return;
    }
    bytes = sentBytes(action);
    double departure = departureSeconds(bytes);
    double done = departure + conditions.roundTripSeconds() + computeSeconds[action];
    double deadline = config.deadlineSeconds();
    if (done > captureSeconds + deadline) {
      linkFreeSeconds = departure;
      sleep(deadline);
      transfers.observe(captureSeconds + deadline, bytes / 2, deadline);
      fallBack();
      return;
    }
    nowNanos = Math.max(nowNanos, NanoClock.toNanos(done));
    transfers.observe(departure, bytes, departure - captureSeconds);
  }

  private void fallBack() {
    executed = fallback;
    sleep(computeSeconds[fallback]);
  }

  private void probe() {
    settleProbe(captureSeconds);
    if (Double.isNaN(probeStartSeconds) && linkFreeSeconds <= captureSeconds) {
      probeStartSeconds = captureSeconds;
      linkFreeSeconds = departureSeconds(SimulatedPerception.PROBE_BYTES);
      bytes += SimulatedPerception.PROBE_BYTES;
    }
  }

  private void settleProbe(double now) {
    if (Double.isNaN(probeStartSeconds)) {
      return;
    }
    double waited = Math.min(now, linkFreeSeconds) - probeStartSeconds;
    if (linkFreeSeconds <= now) {
      transfers.observe(linkFreeSeconds, SimulatedPerception.PROBE_BYTES, waited);
      probeStartSeconds = Double.NaN;
    } else if (waited > PROBE_TIMEOUT_SECONDS) {
      transfers.observe(now, 0, waited);
    }
  }

  /** When the last of the bytes that start now has left. */
  private double departureSeconds(long sent) {
    double bits = 8.0 * sent / conditions.bandwidthScale();
    return trace.finishSeconds(bits, captureSeconds + traceOffsetSeconds) - traceOffsetSeconds;
  }

  private long sentBytes(int action) {
    return Math.max(1, Math.round(profile.bytes(row, action) * conditions.byteScale()));
  }

  private void sleep(double seconds) {
    nowNanos += NanoClock.toNanos(seconds);
  }

  private double now() {
    return nowNanos * 1e-9;
  }
}
