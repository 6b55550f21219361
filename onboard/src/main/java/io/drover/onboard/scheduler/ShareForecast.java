package io.drover.onboard.scheduler;

import io.drover.navigation.DecisionSpace;
import io.drover.navigation.QualityCurve;
import io.drover.navigation.ResourceShare;

/**
 * What a drone expects of its QoN by the cores that an edge server gives it: what its scheduler
 * would choose with each share that is tried, and the QoN that it predicts of that. The flight so
 * far holds back the last seconds. One of each flight and edge server. Not thread-safe.
 */
public final class ShareForecast {
  /** What is tried of the cores beyond which the edge server is no faster. */
  private static final double[] TRIED = {0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1};

  /** What the flight so far weighs against now. */
  private static final double USUAL = 0.8;

  private final DecisionSpace space;
  private final Scheduler scheduler;
  private final FadingMean usual = new FadingMean(TRIED.length);

  /**
   * A forecast.
   *
   * @param scheduler whose decisions depend on nothing but the state
   */
  public ShareForecast(DecisionSpace space, Scheduler scheduler) {
    this.space = space;
    this.scheduler = scheduler;
  }

  /**
   * The curve at a decision; asked once for each, for it is remembered.
   *
   * @param history that was asked for this state's recent past
   * @param state of the decision
   * @param computeSeconds [actions], inference at the edge server that the state tells of, with all
   *     the cores that serve; 0 for actions elsewhere
   * @param fullCores beyond which the edge server is no faster; s cores take max(1, full / s) times
   *     as long
   */
  public QualityCurve at(
      History history, DecisionState state, double[] computeSeconds, double fullCores) {
    double[] cores = new double[TRIED.length];
    double[] now = new double[TRIED.length];
    for (int level = 0; level < TRIED.length; level++) {
      cores[level] = TRIED[level] * fullCores;
      double[] latency = latency(state, computeSeconds, TRIED[level]);
      RecentPast past = history.supposing(latency, state.predictedTransmitSeconds());
      now[level] = predicted(state.supposing(new ResourceShare(cores[level]), latency, past));
    }
    double[] mean = usual.with(now);
    double[] quality = new double[TRIED.length];
    for (int level = 0; level < quality.length; level++) {
      double mixed = (1 - USUAL) * now[level] + USUAL * mean[level];
      // more cores never harm, what samples say to the contrary is noise
      quality[level] = Math.max(mixed, level == 0 ? 0 : quality[level - 1]);
    }
    return new QualityCurve(cores, quality);
  }

  private static double[] latency(DecisionState state, double[] computeSeconds, double share) {
    double[] latency = state.predictedLatencySeconds().clone();
    for (int a = 0; a < latency.length; a++) {
      if (computeSeconds[a] > 0) {
        latency[a] =
            state.predictedTransmitSeconds()[a]
                + state.roundTripSeconds()
                + computeSeconds[a] / share;
      }
    }
    return latency;
  }

  private double predicted(DecisionState state) {
    Choice choice = scheduler.decide(state);
    int action = space.indexOf(choice.decision());
    double[] predicted = choice.predictedQuality();
    double quality =
        predicted.length > 0 ? predicted[action] : state.recent().expectedQuality()[action];
    return Math.max(0, Math.min(1, quality));
  }
}
