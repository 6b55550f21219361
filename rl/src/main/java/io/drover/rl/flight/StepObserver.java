package io.drover.rl.flight;

import io.drover.navigation.DecisionSpace;
import io.drover.navigation.NavigationOutput;
import io.drover.navigation.OffloadDecision;
import io.drover.navigation.QualityCurve;
import io.drover.navigation.ResourceShare;
import io.drover.navigation.profile.FlightProfile;
import io.drover.onboard.agent.AgentConfig;
import io.drover.onboard.scheduler.DecisionState;
import io.drover.onboard.scheduler.EnvironmentEncoder;
import io.drover.onboard.scheduler.History;
import io.drover.onboard.scheduler.RecentPast;
import io.drover.onboard.scheduler.ShareForecast;
import java.util.List;
import java.util.Optional;

/** What a drone of a simulated flight notes of its frames, and tells its scheduler. One thread. */
final class StepObserver {
  private final AgentConfig config;
  private final boolean remembers;
  private final FramePipeline frames;
  private final EnvironmentEncoder encoder = new EnvironmentEncoder();
  private DecisionSpace space;
  private Optional<History> history = Optional.empty();
  private int chosen;
  private int lookedAt;

  /**
   * An observer.
   *
   * @param remembers whether its states say what the recent past was like
   */
  StepObserver(AgentConfig config, boolean remembers, FramePipeline frames) {
    this.config = config;
    this.remembers = remembers;
    this.frames = frames;
  }

  /** Begins a flight whose first frame is captured. */
  void start(Scenario flight) {
    space = flight.space();
    if (remembers) {
      history =
          Optional.of(
              new History(
                  space,
                  config.toleranceRadians(),
                  config.deadlineSeconds(),
                  flight.profile().priorFidelity()));
    }
    encoder.reset();
    chosen = -1;
    lookedAt = frames.row();
  }

  /** A step begins under an action. */
  void chosen(int action) {
    chosen = action;
  }

  /** The captured frame was inferred. */
  void saw(double steeringRadians, double collisionProbability) {
    lookedAt = frames.row();
    encoder.add(steeringRadians, collisionProbability);
    history.ifPresent(past -> past.add(frames.captureSeconds(), steeringRadians));
  }

  /**
   * What the scheduler is told, by the last frame whose command was given.
   *
   * @param step what happened in the step before
   */
  DecisionState decide(StepTally step) {
    ActionTable actions = frames.actions();
    FlightProfile profile = frames.profile();
    double[] bandwidth = frames.bandwidthBitsPerSecond();
    double[] latency = new double[actions.size()];
    double[] transmit = new double[actions.size()];
    for (int a = 0; a < latency.length; a++) {
      latency[a] = frames.predictedComputeSeconds(a);
      if (actions.offloaded(a)) {
        transmit[a] = 8.0 * frames.sentBytes(lookedAt, a) / bandwidth[actions.edge(a)];
        latency[a] += transmit[a] + actions.roundTripSeconds(a);
      }
    }
    RecentPast past =
        history
            .map(
                known -> {
                  glance(known, step);
                  return known.at(bandwidth, latency, transmit);
                })
            .orElseGet(() -> RecentPast.unknown(latency.length));
    int fastest = DecisionState.fastest(bandwidth);
    NavigationOutput high = profile.output(lookedAt, actions.highest());
    DecisionState state =
        new DecisionState(
            EnvironmentEncoder.complexity(high, profile.output(lookedAt, actions.lowest())),
            encoder.dynamics(),
            bandwidth[fastest],
            new ResourceShare(frames.announcedCores(fastest)),
            frames.edge(fastest).roundTripSeconds(),
            step.meanLatencySeconds(),
            step.meanSpeedMetresPerSecond(),
            latency,
            transmit,
            high,
            chosen,
            past);
    encoder.reset();
    return state;
  }

  /**
   * What the drone expects by the cores that an edge server gives it; asked once after each
   * decision, of one edge server.
   *
   * @param forecast of this flight and edge server
   * @param edge from 0
   * @param fullCores beyond which that is no faster
   * @throws java.util.NoSuchElementException if it does not remember
   */
  QualityCurve forecast(ShareForecast forecast, int edge, double fullCores, DecisionState state) {
    ActionTable actions = frames.actions();
    double[] compute = new double[actions.size()];
    for (int a = 0; a < compute.length; a++) {
      compute[a] = actions.edge(a) == edge ? actions.computeSeconds(a) : 0;
    }
    return forecast.at(history.orElseThrow(), state, compute, fullCores);
  }

  private void glance(History known, StepTally step) {
    ActionTable actions = frames.actions();
    FlightProfile profile = frames.profile();
    double high = profile.steeringRadians(lookedAt, actions.highest());
    double low = profile.steeringRadians(lookedAt, actions.lowest());
    List<OffloadDecision> due = known.due(2 * step.sentFrames() >= step.frames());
    if (!known.lookAt(lookedAt, high, low)) {
      return;
    }
    for (OffloadDecision decision : due) {
      int action = space.indexOf(decision);
      known.tried(action, profile.steeringRadians(lookedAt, action), high);
    }
    if (chosen >= 0) {
      int executed = frames.executed();
      int fidelity = actions.fidelity(executed);
      known.tried(executed, profile.steeringRadians(lookedAt, fidelity), high);
    }
  }
}
