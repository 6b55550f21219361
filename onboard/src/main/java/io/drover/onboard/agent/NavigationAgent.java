package io.drover.onboard.agent;

import io.drover.core.geometry.Angles;
import io.drover.core.time.NanoClock;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.NavigationOutput;
import io.drover.onboard.Camera;
import io.drover.onboard.CapturedFrame;
import io.drover.onboard.FlightLog;
import io.drover.onboard.FrameRecord;
import io.drover.onboard.RangeFinder;
import io.drover.onboard.Vehicle;
import io.drover.onboard.VelocityCommand;
import io.drover.onboard.command.FlightCommands;
import io.drover.onboard.command.FlightOrder;
import io.drover.onboard.perception.LinkState;
import io.drover.onboard.perception.Perception;
import io.drover.onboard.scheduler.Choice;
import io.drover.onboard.scheduler.DecisionState;
import io.drover.onboard.scheduler.EnvironmentEncoder;
import io.drover.onboard.scheduler.History;
import io.drover.onboard.scheduler.Scheduler;
import io.drover.onboard.scheduler.ShareForecast;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Executor;

/**
 * A3D's control loop. Each {@link #doWork()} takes one frame from capture to command; once per step
 * the scheduler decides how the frames of the next step are inferred.
 *
 * <p>The same agent runs live and in lockstep: time, camera, vehicle, perception and log are
 * injected. One thread. A frame's record is complete when the next frame has been captured, because
 * only that frame shows the scene in which the command took effect.
 */
public final class NavigationAgent {
  private final AgentConfig config;
  private final NanoClock clock;
  private final DecisionSpace space;
  private final Camera camera;
  private final Vehicle vehicle;
  private final RangeFinder rangeFinder;
  private final Perception perception;
  private final Orders orders;
  private final FrameInference inference;
  private final FrameScoring scoring;
  private final SteeringLaw law;
  private final SafetyGovernor governor = new SafetyGovernor();
  private final StepStatistics step = new StepStatistics();
  private final History history;

  private Scheduler scheduler;
  private ShareForecast forecast;
  private DecisionState state;
  private Choice choice;
  private double nextDecisionSeconds;
  private double speedMetresPerSecond;

  /** The parts of an agent. */
  public record Parts(
      NanoClock clock,
      DecisionSpace space,
      Camera camera,
      Vehicle vehicle,
      RangeFinder rangeFinder,
      Perception perception,
      Scheduler scheduler,
      FlightLog log,
      FlightCommands commands) {
    /** The parts of an agent that nobody commands. */
    public Parts(
        NanoClock clock,
        DecisionSpace space,
        Camera camera,
        Vehicle vehicle,
        RangeFinder rangeFinder,
        Perception perception,
        Scheduler scheduler,
        FlightLog log) {
      this(
          clock,
          space,
          camera,
          vehicle,
          rangeFinder,
          perception,
          scheduler,
          log,
          FlightCommands.NONE);
    }
  }

  /**
   * An agent.
   *
   * @param reference tells θ_gt, where somebody wants QoN
   * @param scorer runs the scoring of finished frames in order: in place when time is virtual, on
   *     one other thread when it is not
   */
  public NavigationAgent(
      AgentConfig config, Parts parts, Optional<Reference> reference, Executor scorer) {
    this.config = config;
    this.clock = parts.clock();
    this.space = parts.space();
    this.camera = parts.camera();
    this.vehicle = parts.vehicle();
    this.rangeFinder = parts.rangeFinder();
    this.perception = parts.perception();
    this.scheduler = parts.scheduler();
    this.orders = new Orders(parts.commands());
    this.inference = new FrameInference(config, space, perception, scheduler.watchesLink());
    this.scoring = new FrameScoring(config.toleranceRadians(), reference, scorer, parts.log());
    this.law = new SteeringLaw(config);
    this.forecast = new ShareForecast(space, scheduler);
    this.history =
        new History(
            space,
            config.toleranceRadians(),
            config.deadlineSeconds(),
            parts.perception().priorFidelity());
  }

  /**
   * Takes one frame from capture to command, after the commands that wait; false when the camera
   * has no more, or the vehicle shall land.
   */
  public boolean doWork() {
    orders.take();
    if (orders.landing().isPresent()) {
      return false;
    }
    Optional<CapturedFrame> captured = camera.capture();
    scoring.finish(captured);
    if (captured.isEmpty()) {
      return false;
    }
    CapturedFrame frame = captured.get();
    if (choice == null) {
      decide(frame, Optional.empty());
    }
    Seen seen = inference.infer(frame, choice.decision(), state.predictedLatencySeconds());
    double latency = clock.seconds() - frame.timeSeconds();
    VelocityCommand command = steer(frame, seen.output(), latency);
    step.add(seen.output(), latency, command.forwardMetresPerSecond(), seen.outcome().sent());
    history.add(frame.timeSeconds(), seen.output().steeringRadians());
    scoring.hold(
        new FrameRecord(
            frame.id(),
            frame.timeSeconds(),
            latency,
            state,
            choice,
            seen.executed(),
            seen.outcome(),
            seen.servedBy(),
            seen.stages(),
            seen.output(),
            command,
            seen.bytes() + perception.takeProbeBytes(),
            OptionalDouble.empty(),
            false,
            orders.standing()));
    Optional<Scheduler> successor = orders.successor();
    successor.ifPresent(this::handOver);
    if (successor.isPresent() || clock.seconds() >= nextDecisionSeconds) {
      decide(frame, Optional.of(seen));
    }
    if (successor.isPresent()) {
      orders.succeeded();
    }
    return true;
  }

  private void handOver(Scheduler successor) {
    scheduler = successor;
    forecast = new ShareForecast(space, successor);
    inference.watchLink(successor.watchesLink());
  }

  /** The order that ended the flight, to be answered when the vehicle has landed. */
  public Optional<FlightOrder> landing() {
    return orders.landing();
  }

  /** Stops the vehicle and hands over the last record, unscored. */
  public void finish() {
    vehicle.steer(VelocityCommand.STOP);
    scoring.finish(Optional.empty());
  }

  /**
   * Decides for the frames after this one, while nobody waits for a command.
   *
   * @param flown what this frame was flown by
   */
  private void decide(CapturedFrame frame, Optional<Seen> flown) {
    Perception.Glance glance = perception.glance(frame, history.due(step.mostlySent()));
    remember(glance, flown.filter(seen -> glance.frame() == frame.id()));
    LinkState link = perception.observeLink(frame);
    state =
        new DecisionState(
            EnvironmentEncoder.complexity(glance.high(), glance.low()),
            step.dynamics(),
            link.highestBitsPerSecond(),
            link.share(),
            link.roundTripSeconds(),
            step.meanLatencySeconds(),
            step.meanSpeedMetresPerSecond(),
            link.predictedLatencySeconds(),
            link.predictedTransmitSeconds(),
            glance.high(),
            choice == null ? -1 : space.indexOf(choice.decision()),
            history.at(
                link.bandwidthBitsPerSecond(),
                link.predictedLatencySeconds(),
                link.predictedTransmitSeconds()));
    choice = scheduler.decide(state);
    link.speed()
        .ifPresent(
            edge ->
                perception.expect(
                    forecast.at(history, state, edge.computeSeconds(), edge.fullCores())));
    step.reset();
    nextDecisionSeconds = clock.seconds() + config.stepSeconds();
  }

  private void remember(Perception.Glance glance, Optional<Seen> flown) {
    double high = glance.high().steeringRadians();
    if (history.lookAt(glance.frame(), high, glance.low().steeringRadians())) {
      glance
          .also()
          .forEach((d, output) -> history.tried(space.indexOf(d), output.steeringRadians(), high));
      flown.ifPresent(
          seen ->
              history.tried(space.indexOf(seen.executed()), seen.output().steeringRadians(), high));
    }
  }

  private VelocityCommand steer(CapturedFrame frame, NavigationOutput output, double latency) {
    if (orders.standing().hold()) {
      vehicle.steer(VelocityCommand.STOP);
      speedMetresPerSecond = 0;
      return VelocityCommand.STOP;
    }
    double steering = output.steeringRadians();
    if (config.compensation()) {
      double turned = Angles.wrap(vehicle.headingRadians() - frame.headingRadians());
      steering = law.compensated(steering, turned, speedMetresPerSecond * latency);
    }
    double speed = orders.standing().limit(law.speed(output));
    if (config.governor()) {
      double longest = inference.longestSeconds(choice.decision(), state.predictedLatencySeconds());
      double delay = Math.max(latency, longest);
      speed = governor.cap(speed, delay, rangeFinder.freeDistanceMetres());
    }
    VelocityCommand command = law.command(steering, speed);
    vehicle.steer(command);
    speedMetresPerSecond = speed;
    return command;
  }
}
