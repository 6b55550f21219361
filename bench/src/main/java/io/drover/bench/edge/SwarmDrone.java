package io.drover.bench.edge;

import io.drover.core.id.DroneId;
import io.drover.edge.allocation.DroneDemand;
import io.drover.edge.allocation.LinkEstimate;
import io.drover.edge.allocation.ShareTerms;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.ResourceShare;
import io.drover.onboard.scheduler.Scheduler;
import io.drover.onboard.scheduler.ShareForecast;
import io.drover.rl.flight.FlightSetup;
import io.drover.rl.flight.FrameSink;
import io.drover.rl.flight.Scenario;
import io.drover.rl.flight.StepSimulator;
import io.drover.rl.flight.StepTally;
import java.util.function.Function;

/**
 * One drone of a simulated swarm: flies under its own scheduler with the share that it is given.
 */
final class SwarmDrone implements AutoCloseable {
  /** The edge server that they share. */
  private static final int EDGE = 0;

  private final StepSimulator simulator;
  private final DecisionSpace space;
  private final Scheduler scheduler;
  private final ShareForecast forecast;
  private final double startSeconds;
  private final double roundTripSeconds;
  private DroneDemand demand;
  private boolean deciding = true;
  private int steps;
  private double qualitySum;
  private double latencySum;
  private double coreSecondsSum;
  private double grantedAtSeconds;

  SwarmDrone(
      String name,
      Scenario flight,
      FlightSetup setup,
      Function<DecisionSpace, Scheduler> schedulers) {
    this.simulator = new StepSimulator(setup);
    this.space = flight.space();
    this.scheduler = schedulers.apply(space);
    this.forecast = new ShareForecast(space, scheduler);
    this.startSeconds = flight.startSeconds();
    this.roundTripSeconds = flight.conditions().roundTripSeconds();
    this.demand = DroneDemand.of(new DroneId(name)).with(ShareTerms.UNBOUNDED);
    simulator.start(flight, scheduler.watchesLink(), FrameSink.NONE);
    grantedAtSeconds = seconds();
  }

  DroneDemand demand() {
    return demand;
  }

  /** When its next frame is captured, seconds since the swarm began. */
  double seconds() {
    return simulator.captureSeconds() - startSeconds;
  }

  boolean over() {
    return simulator.over();
  }

  /**
   * Gives it another share from now on.
   *
   * @param announced what it is told that it has
   */
  void grant(ResourceShare share, ResourceShare announced) {
    coreSecondsSum += demand.current().cores() * (seconds() - grantedAtSeconds);
    grantedAtSeconds = seconds();
    demand = demand.with(share);
    simulator.grant(EDGE, share.cores(), announced.cores());
  }

  /** Flies one frame, and decides before it where a step begins. */
  void flyFrame() {
    if (deciding) {
      simulator.begin(space.indexOf(scheduler.decide(simulator.state()).decision()));
    }
    deciding = simulator.flyFrame();
    if (deciding) {
      endStep(simulator.tally());
    }
  }

  private void endStep(StepTally step) {
    steps++;
    qualitySum += step.qualityOfNavigation();
    latencySum += step.meanLatencySeconds();
    double sent = (double) step.sentFrames() / Math.max(1, step.frames());
    double bandwidth = simulator.bandwidthBitsPerSecond(EDGE);
    demand = demand.with(new LinkEstimate(bandwidth, roundTripSeconds, sent));
    if (!simulator.over()) {
      demand = demand.with(simulator.forecast(forecast, EDGE));
    }
  }

  /** QoN, mean over its steps. */
  double quality() {
    return qualitySum / steps;
  }

  /** Mean over its steps. */
  double latencySeconds() {
    return latencySum / steps;
  }

  /** Mean over the time until it was last given a share. */
  double meanCores() {
    return grantedAtSeconds > 0 ? coreSecondsSum / grantedAtSeconds : demand.current().cores();
  }

  @Override
  public void close() {
    scheduler.close();
  }
}
