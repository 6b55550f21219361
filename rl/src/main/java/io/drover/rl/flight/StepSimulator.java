package io.drover.rl.flight;

import io.drover.navigation.QualityCurve;
import io.drover.navigation.QualityOfNavigation;
import io.drover.navigation.profile.FlightProfile;
import io.drover.onboard.agent.AgentConfig;
import io.drover.onboard.scheduler.DecisionState;
import io.drover.onboard.scheduler.ShareForecast;

/**
 * A3D's training environment, "table lookup": onboard's control loop over simulated hardware and a
 * recorded flight, one scheduling step at a time, without objects per frame.
 *
 * <p>It is {@code NavigationAgent} on {@code SimulatedPerception} and {@code onboard.replay} again,
 * because learning needs a hundred thousand steps a second and states that can be copied; a test
 * holds it equal to them. One thread.
 */
public final class StepSimulator {
  private final AgentConfig config;
  private final FramePipeline frames;
  private final StepObserver observer;
  private final StepTally tally = new StepTally();
  private final double fullCores;
  private FrameSink sink = FrameSink.NONE;
  private boolean deciding;
  private int chosen;
  private int stepsLeft;
  private double nextDecisionSeconds;
  private DecisionState state;

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
    config = setup.agent();
    fullCores = setup.fullCores();
    frames = new FramePipeline(setup);
    observer = new StepObserver(config, remembers, frames);
  }

  /**
   * Begins a flight and looks at its first frame.
   *
   * @param linkWatched whether the scheduler has an unused link measured
   */
  public void start(Scenario flight, boolean linkWatched, FrameSink frameSink) {
    if (flight.empty()) {
      throw new IllegalArgumentException("a scenario must start before its profile ends");
    }
    sink = frameSink;
    stepsLeft =
        (int)
            Math.max(1, Math.rint(Math.min(1e9, flight.durationSeconds() / config.stepSeconds())));
    frames.start(flight, linkWatched);
    frames.capture();
    observer.start(flight);
    tally.reset();
    deciding = true;
    nextDecisionSeconds = frames.captureSeconds() + config.stepSeconds();
    state = observer.decide(tally);
  }

  /**
   * Becomes a copy of another at a decision. A copy flies on as the other would, but tells nobody
   * of its frames and no longer keeps its {@link #state}.
   */
  public void copyFrom(StepSimulator other) {
    frames.copyFrom(other.frames);
    sink = FrameSink.NONE;
    stepsLeft = other.stepsLeft;
    nextDecisionSeconds = other.nextDecisionSeconds;
    state = other.state;
    deciding = false;
  }

  /**
   * The reward of each action's step, were it taken where another simulator stands; this one is
   * used up.
   *
   * @return [actions]
   */
  public double[] foresee(StepSimulator from, Objective objective) {
    double[] rewards = new double[from.frames.actions().size()];
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
    return frames.ended() || stepsLeft == 0;
  }

  /** Where the flight stands, for somebody who knows what is to come. */
  public Situation situation() {
    return frames.situation(stepsLeft);
  }

  /** What happened in the last step. Overwritten by the next. */
  public StepTally tally() {
    return tally;
  }

  /** Flies one scheduling step under an action. */
  public void run(int action) {
    begin(action);
    while (!flyFrame()) {
      // until the step is over
    }
  }

  /** Begins a scheduling step under an action, for somebody who flies it frame by frame. */
  public void begin(int action) {
    observer.chosen(action);
    tally.reset();
    chosen = action;
  }

  /** Flies one frame of the step that was begun; returns whether the step is over now. */
  public boolean flyFrame() {
    fly(chosen);
    if (!frames.ended() && frames.captureSeconds() < nextDecisionSeconds) {
      return false;
    }
    stepsLeft--;
    nextDecisionSeconds = frames.captureSeconds() + config.stepSeconds();
    if (deciding && !frames.ended()) {
      state = observer.decide(tally);
    }
    return true;
  }

  /** When the next frame is captured, on the flight's clock. */
  public double captureSeconds() {
    return frames.captureSeconds();
  }

  /**
   * An edge server gives another share from now on.
   *
   * @param edge from 0
   * @param granted cores that the drone has; 0 if it is not served
   * @param announced cores that it is told of
   */
  public void grant(int edge, double granted, double announced) {
    frames.grant(edge, granted, announced);
  }

  /** As measured of the link to an edge server, from 0. */
  public double bandwidthBitsPerSecond(int edge) {
    return frames.bandwidthBitsPerSecond()[edge];
  }

  /**
   * What the drone expects by the cores that an edge server gives it; asked once after each
   * decision, of one edge server.
   *
   * @param forecast of this flight and edge server
   * @param edge from 0
   * @throws java.util.NoSuchElementException if this simulator does not remember
   */
  public QualityCurve forecast(ShareForecast forecast, int edge) {
    return observer.forecast(forecast, edge, fullCores, state);
  }

  /** One frame from capture to command, and the capture of the next. */
  private void fly(int action) {
    double captured = frames.captureSeconds();
    frames.infer(action);
    double latency = frames.latencySeconds();
    FlightProfile profile = frames.profile();
    int fidelity = frames.actions().fidelity(frames.executed());
    double steering = profile.steeringRadians(frames.row(), fidelity);
    double collision = profile.collisionProbability(frames.row(), fidelity);
    if (deciding) {
      observer.saw(steering, collision);
    }
    double speed =
        config.maxSpeedMetresPerSecond()
            * frames.conditions().playbackSpeed()
            * (1 - Math.max(0, Math.min(1, collision)));
    tally.add(latency, speed, frames.sent(), frames.bytes());
    frames.capture();
    boolean scored = !frames.ended();
    double reference = scored ? frames.referenceSteering() : Double.NaN;
    boolean success = QualityOfNavigation.succeeds(steering, reference, config.toleranceRadians());
    if (scored) {
      tally.score(success);
    }
    double error = Math.abs(steering - reference);
    sink.frame(
        captured,
        latency,
        frames.executed(),
        frames.sent(),
        frames.bytes(),
        scored,
        success,
        error);
  }
}
