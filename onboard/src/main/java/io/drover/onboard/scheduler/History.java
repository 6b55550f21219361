package io.drover.onboard.scheduler;

import io.drover.navigation.DecisionSpace;
import io.drover.navigation.FidelityPrior;
import io.drover.navigation.OffloadDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Remembers a flight's last outputs, bandwidths and looks at other fidelities, and tells what they
 * let one expect of each action.
 *
 * <p>What an action's QoN is expected to be follows {@link SuccessExpectation}. Not thread-safe.
 */
public final class History {
  /** All of A3D's twelve actions; of a finer grid a part. */
  private static final int LOOKS = 10;

  private static final double LEAST_SPREAD = 0.15;
  private static final double MOST_SPREAD = 0.7;

  private final DecisionSpace space;
  private final int highest;
  private final int lowest;
  private final MotionHistory motion = new MotionHistory();
  private final BandwidthHistory[] bandwidths;
  private final FidelityMemory fidelity;
  private final SuccessExpectation success;
  private final FadingMean usualQuality;
  private boolean looked;
  private long lastFrame;
  private int turn;
  private int fastest;

  /**
   * An empty one.
   *
   * @param toleranceRadians ε, the steering error up to which an output fits
   * @param deadlineSeconds after which a frame is inferred on board at the lowest resolution
   * @param prior what other flights have shown of the network
   */
  public History(
      DecisionSpace space, double toleranceRadians, double deadlineSeconds, FidelityPrior prior) {
    this.space = space;
    this.highest = space.indexOf(space.local());
    this.lowest = space.indexOf(OffloadDecision.onboard(space.lowestResolution()));
    this.fidelity = new FidelityMemory(space.fidelities(), toleranceRadians);
    for (int action = 0; action < space.size(); action++) {
      // edge servers infer alike
      if (space.decision(action).edge() <= 1) {
        fidelity.begin(space.fidelity(action), prior.errorsRadians(space.decision(action)));
      }
    }
    this.success =
        new SuccessExpectation(space, toleranceRadians, deadlineSeconds, lowest, motion, fidelity);
    this.usualQuality = new FadingMean(space.size());
    this.bandwidths =
        Stream.generate(BandwidthHistory::new)
            .limit(space.edges())
            .toArray(BandwidthHistory[]::new);
  }

  /** An output of a frame captured after the one before. */
  public void add(double captureSeconds, double steeringRadians) {
    motion.add(captureSeconds, steeringRadians);
  }

  /**
   * What a look at a frame should try beside the highest and the lowest resolution on board: before
   * the flight everything, then some in turn, if the drone's own computer has the time.
   *
   * @param idle whether it mostly waited for an edge lately
   */
  public List<OffloadDecision> due(boolean idle) {
    int fidelities = space.fidelities();
    int count = Math.min(looked ? LOOKS : fidelities, fidelities);
    if (looked && !idle) {
      return List.of();
    }
    List<OffloadDecision> due = new ArrayList<>();
    for (int i = 0; i < fidelities && due.size() < count; i++) {
      turn = (turn + 1) % fidelities;
      if (turn != highest && turn != lowest) {
        due.add(space.decision(turn));
      }
    }
    return due;
  }

  /**
   * A look at a frame; one that was offered before is passed over.
   *
   * @param frame its id
   * @param high steering of the highest resolution on board, radians
   * @param low steering of the lowest
   */
  public boolean lookAt(long frame, double high, double low) {
    if (looked && frame == lastFrame) {
      return false;
    }
    looked = true;
    lastFrame = frame;
    fidelity.add(highest, 0);
    fidelity.add(lowest, low - high);
    return true;
  }

  /**
   * The same look at a frame, under another action.
   *
   * @param steering of the action
   * @param high of the highest resolution on board
   */
  public void tried(int action, double steering, double high) {
    int same = space.fidelity(action);
    if (same != highest && same != lowest) {
      fidelity.add(same, steering - high);
    }
  }

  /**
   * What the last seconds were like, at a decision; asked once for each, for it is remembered.
   *
   * @param bandwidth now, bit/s [edges]
   * @param latencySeconds [actions], predicted
   * @param transmitSeconds [actions], what of them is size ÷ bandwidth
   */
  public RecentPast at(double[] bandwidth, double[] latencySeconds, double[] transmitSeconds) {
    for (int edge = 0; edge < bandwidth.length; edge++) {
      bandwidths[edge].add(bandwidth[edge]);
    }
    fastest = DecisionState.fastest(bandwidth);
    RecentPast recent = supposing(latencySeconds, transmitSeconds);
    return recent.withUsual(usualQuality.with(recent.expectedQuality()));
  }

  /**
   * The same at the decision that was last asked for, were latencies such; not remembered, and the
   * usual quality is the expected one.
   *
   * @param latencySeconds [actions]
   * @param transmitSeconds [actions], what of them is size ÷ bandwidth
   */
  public RecentPast supposing(double[] latencySeconds, double[] transmitSeconds) {
    double[] spread = new double[bandwidths.length];
    for (int edge = 0; edge < spread.length; edge++) {
      spread[edge] = spread(bandwidths[edge]);
    }
    BandwidthHistory told = bandwidths[fastest];
    int actions = latencySeconds.length;
    double[] persistence = new double[actions];
    double[] agreement = new double[actions];
    double[] error = new double[actions];
    double[] square = new double[actions];
    double[] late = new double[actions];
    double[] looks = new double[actions];
    double[] expected = new double[actions];
    for (int a = 0; a < actions; a++) {
      int same = space.fidelity(a);
      agreement[a] = fidelity.agreement(same);
      error[a] = fidelity.meanErrorRadians(same);
      square[a] = fidelity.rootMeanSquareRadians(same);
      late[a] = fidelity.lateErrorRadians(same);
      looks[a] = fidelity.weight(same);
      persistence[a] = success.persistence(latencySeconds[a]);
      double own = spread[Math.max(1, space.decision(a).edge()) - 1];
      expected[a] = success.expected(a, latencySeconds, transmitSeconds[a], own);
    }
    return new RecentPast(
        told.spread(),
        told.trend(),
        persistence,
        agreement,
        error,
        square,
        late,
        looks,
        expected,
        expected);
  }

  /** As a factor on a bandwidth. */
  private static double spread(BandwidthHistory bandwidths) {
    return Math.exp(Math.max(LEAST_SPREAD, Math.min(MOST_SPREAD, bandwidths.spread())));
  }
}
