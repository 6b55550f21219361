package io.drover.rl.flight;

import io.drover.core.time.NanoClock;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.NavigationOutput;
import io.drover.navigation.OffloadDecision;
import io.drover.navigation.QualityOfNavigation;
import io.drover.navigation.ResourceShare;
import io.drover.navigation.profile.FlightProfile;
import io.drover.onboard.agent.AgentConfig;
import io.drover.onboard.perception.SimulatedUplink;
import io.drover.onboard.scheduler.DecisionState;
import io.drover.onboard.scheduler.EnvironmentEncoder;
import io.drover.onboard.scheduler.History;
import io.drover.onboard.scheduler.RecentPast;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A3D's training environment, "table lookup": onboard's control loop over simulated hardware and a
 * recorded flight, one scheduling step at a time, without objects per frame.
 *
 * <p>It is {@code NavigationAgent} on {@code SimulatedPerception} and {@code onboard.replay} again,
 * because learning needs a hundred thousand steps a second and states that can be copied; a test
 * holds it equal to them. Between steps nothing is pending but time, link and probe. One thread.
 */
public final class StepSimulator {
  private final FlightSetup setup;
  private final AgentConfig config;
  private final boolean remembers;
  private final EnvironmentEncoder encoder = new EnvironmentEncoder();
  private final StepTally tally = new StepTally();
  private FlightProfile profile;
  private History history;
  private Conditions conditions;
  private boolean watchesLink;
  private FrameSink sink = FrameSink.NONE;
  private ActionTable actions;
  private DecisionSpace space;
  private List<EdgeLink> edges;
  private SimulatedUplink[] uplinks = {};

  private long nowNanos;
  private double captureSeconds;
  private int row;
  private int lookedAt;
  private boolean ended;
  private boolean deciding;
  private int stepsLeft;
  private double nextDecisionSeconds;
  private double nextProbeSeconds;
  private DecisionState state;

  private int chosen;
  private int executed;
  private boolean sent;
  private long bytes;

  /** A simulator that tells a scheduler all there is to know. */
  public StepSimulator(FlightSetup setup) {
    this(setup, true);
  }

  /**
   * A simulator.
   *
   * @param remembers whether its states say what the recent past was like; most of the time of a
   *     simulation goes there
   */
  public StepSimulator(FlightSetup setup, boolean remembers) {
    this.setup = setup;
    this.config = setup.agent();
    this.remembers = remembers;
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
    conditions = flight.conditions();
    watchesLink = linkWatched;
    sink = frames;
    space = flight.space();
    edges = flight.edges();
    actions = new ActionTable(space, setup, conditions, edges);
    nowNanos = NanoClock.toNanos(flight.startSeconds());
    row = profile.frameAt(now() * conditions.playbackSpeed());
    stepsLeft =
        (int)
            Math.max(1, Math.rint(Math.min(1e9, flight.durationSeconds() / config.stepSeconds())));
    nextProbeSeconds = Double.NEGATIVE_INFINITY;
    provideUplinks(edges.size());
    for (int edge = 0; edge < uplinks.length; edge++) {
      EdgeLink link = edges.get(edge);
      uplinks[edge].start(
          link.trace(), link.bandwidthScale(), link.traceOffsetSeconds(), flight.startSeconds());
    }
    encoder.reset();
    history =
        new History(
            space, config.toleranceRadians(), config.deadlineSeconds(), profile.priorFidelity());
    chosen = -1;
    tally.reset();
    deciding = true;
    capture();
    lookedAt = row;
    nextDecisionSeconds = captureSeconds + config.stepSeconds();
    decide();
  }

  /**
   * Becomes a copy of another at a decision. A copy flies on as the other would, but tells nobody
   * of its frames and no longer keeps its {@link #state}.
   */
  public void copyFrom(StepSimulator other) {
    profile = other.profile;
    conditions = other.conditions;
    watchesLink = other.watchesLink;
    sink = FrameSink.NONE;
    actions = other.actions;
    space = other.space;
    edges = other.edges;
    nowNanos = other.nowNanos;
    captureSeconds = other.captureSeconds;
    row = other.row;
    ended = other.ended;
    stepsLeft = other.stepsLeft;
    nextDecisionSeconds = other.nextDecisionSeconds;
    nextProbeSeconds = other.nextProbeSeconds;
    provideUplinks(other.uplinks.length);
    for (int edge = 0; edge < uplinks.length; edge++) {
      uplinks[edge].copyFrom(other.uplinks[edge]);
    }
    state = other.state;
    deciding = false;
  }

  private void provideUplinks(int count) {
    if (uplinks.length != count) {
      uplinks = Stream.generate(SimulatedUplink::new).limit(count).toArray(SimulatedUplink[]::new);
    }
  }

  /**
   * The reward of each action's step, were it taken where another simulator stands; this one is
   * used up.
   *
   * @return [actions]
   */
  public double[] foresee(StepSimulator from, Objective objective) {
    double[] rewards = new double[from.actions.size()];
    for (int action = 0; action < rewards.length; action++) {
      copyFrom(from);
      run(action);
      rewards[action] = objective.reward(tally);
    }
    return rewards;
  }

  /** What the scheduler knows now; after the end of the profile what it last knew. */
  public DecisionState state() {
    return state;
  }

  /** Whether the flight's time or its profile has ended. */
  public boolean over() {
    return ended || stepsLeft == 0;
  }

  /** Where the flight stands, for somebody who knows what is to come. */
  public Situation situation() {
    double probe = watchesLink ? Math.max(captureSeconds, nextProbeSeconds) : captureSeconds;
    List<Double> free =
        Arrays.stream(uplinks).map(uplink -> uplink.freeSeconds(captureSeconds)).toList();
    return new Situation(nowNanos, free, probe, stepsLeft, ended);
  }

  /** What happened in the last step. Overwritten by the next. */
  public StepTally tally() {
    return tally;
  }

  /** Flies one scheduling step under an action. */
  public void run(int action) {
    chosen = action;
    tally.reset();
    do {
      double captured = captureSeconds;
      look(action);
      double latency = now() - captured;
      int fidelity = actions.fidelity(executed);
      double steering = profile.steeringRadians(row, fidelity);
      double collision = profile.collisionProbability(row, fidelity);
      if (deciding) {
        encoder.add(steering, collision);
        if (remembers) {
          history.add(captured, steering);
        }
      }
      double speed =
          config.maxSpeedMetresPerSecond()
              * conditions.playbackSpeed()
              * (1 - Math.max(0, Math.min(1, collision)));
      tally.add(latency, speed, sent, bytes);
      lookedAt = row;
      capture();
      double reference = ended ? Double.NaN : referenceSteering();
      boolean success =
          QualityOfNavigation.succeeds(steering, reference, config.toleranceRadians());
      if (!ended) {
        tally.score(success);
      }
      double error = Math.abs(steering - reference);
      sink.frame(captured, latency, executed, sent, bytes, !ended, success, error);
    } while (!ended && captureSeconds < nextDecisionSeconds);
    stepsLeft--;
    nextDecisionSeconds = captureSeconds + config.stepSeconds();
    if (deciding && !ended) {
      decide();
    }
  }

  private void capture() {
    captureSeconds = now();
    double profileSeconds = captureSeconds * conditions.playbackSpeed();
    ended = profileSeconds > profile.durationSeconds();
    if (!ended) {
      int frames = profile.frames();
      while (row + 1 < frames && profile.timeSeconds(row + 1) <= profileSeconds) {
        row++;
      }
    }
  }

  /** The profile's own interpolation, without its search for the row. */
  private double referenceSteering() {
    double start = profile.steeringRadians(row, actions.reference());
    double seconds = captureSeconds * conditions.playbackSpeed();
    double before = profile.timeSeconds(row);
    if (row + 1 >= profile.frames() || seconds <= before) {
      return start;
    }
    double t = (seconds - before) / (profile.timeSeconds(row + 1) - before);
    return start + t * (profile.steeringRadians(row + 1, actions.reference()) - start);
  }

  /** Decides by the last frame whose command was given, before the next is captured. */
  private void decide() {
    double[] bandwidth = new double[uplinks.length];
    for (int edge = 0; edge < bandwidth.length; edge++) {
      bandwidth[edge] = uplinks[edge].bitsPerSecond(captureSeconds);
    }
    double[] latency = new double[actions.size()];
    double[] transmit = new double[actions.size()];
    for (int a = 0; a < latency.length; a++) {
      latency[a] = actions.computeSeconds(a);
      if (actions.offloaded(a)) {
        transmit[a] = 8.0 * sentBytes(lookedAt, a) / bandwidth[actions.edge(a)];
        latency[a] += transmit[a] + actions.roundTripSeconds(a);
      }
    }
    RecentPast past = RecentPast.unknown(latency.length);
    if (remembers) {
      glance();
      past = history.at(bandwidth, latency, transmit);
    }
    EdgeLink told = edges.get(DecisionState.fastest(bandwidth));
    NavigationOutput high = profile.output(lookedAt, actions.highest());
    state =
        new DecisionState(
            EnvironmentEncoder.complexity(high, profile.output(lookedAt, actions.lowest())),
            encoder.dynamics(),
            bandwidth[DecisionState.fastest(bandwidth)],
            new ResourceShare(told.cores()),
            told.roundTripSeconds(),
            tally.meanLatencySeconds(),
            tally.meanSpeedMetresPerSecond(),
            latency,
            transmit,
            high,
            chosen,
            past);
    encoder.reset();
  }

  private void glance() {
    double high = profile.steeringRadians(lookedAt, actions.highest());
    List<OffloadDecision> due = history.due(2 * tally.sentFrames() >= tally.frames());
    if (history.lookAt(lookedAt, high, profile.steeringRadians(lookedAt, actions.lowest()))) {
      for (OffloadDecision decision : due) {
        int action = space.indexOf(decision);
        history.tried(action, profile.steeringRadians(lookedAt, action), high);
      }
      if (chosen >= 0) {
        int fidelity = actions.fidelity(executed);
        history.tried(executed, profile.steeringRadians(lookedAt, fidelity), high);
      }
    }
  }

  private void look(int action) {
    bytes = 0;
    sent = false;
    executed = action;
    int edge = actions.edge(action);
    if ((edge < 0 || uplinks.length > 1) && watchesLink && captureSeconds >= nextProbeSeconds) {
      probeAllBut(edge);
      nextProbeSeconds = captureSeconds + config.probeIntervalSeconds();
    }
    if (edge < 0) {
      sleep(actions.computeSeconds(action));
      return;
    }
    SimulatedUplink uplink = uplinks[edge];
    if (uplink.busy(captureSeconds)) {
      fallBack(actions.fallback(action, config.deadlineSeconds()));
      return;
    }
    sent = true;
    long size = sentBytes(row, action);
    bytes += size;
    double departure = uplink.departureSeconds(size, captureSeconds);
    double done = departure + actions.roundTripSeconds(action) + actions.computeSeconds(action);
    double deadline = config.deadlineSeconds();
    if (done > captureSeconds + deadline) {
      uplink.abandoned(size, captureSeconds, departure, deadline);
      sleep(deadline);
      fallBack(actions.lowest());
      return;
    }
    nowNanos = Math.max(nowNanos, NanoClock.toNanos(done));
    uplink.delivered(size, captureSeconds, departure);
  }

  private void probeAllBut(int used) {
    for (int edge = 0; edge < uplinks.length; edge++) {
      if (edge != used) {
        bytes += uplinks[edge].probe(captureSeconds);
      }
    }
  }

  private void fallBack(int action) {
    executed = action;
    sleep(actions.computeSeconds(action));
  }

  private long sentBytes(int frame, int action) {
    long recorded = profile.bytes(frame, actions.fidelity(action));
    return Math.max(1, Math.round(recorded * conditions.byteScale()));
  }

  private void sleep(double seconds) {
    nowNanos += NanoClock.toNanos(seconds);
  }

  private double now() {
    return nowNanos * 1e-9;
  }
}
