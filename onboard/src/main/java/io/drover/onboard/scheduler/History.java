package io.drover.onboard.scheduler;

import io.drover.navigation.DecisionSpace;
import io.drover.navigation.FidelityPrior;
import io.drover.navigation.OffloadDecision;
import java.util.ArrayList;
import java.util.List;

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
  private final BandwidthHistory bandwidths = new BandwidthHistory();
  private final FidelityMemory fidelity;
  private final SuccessExpectation success;
  private final FadingMean usualQuality;
  private boolean looked;
  private long lastFrame;
  private int turn;

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
    this.fidelity = new FidelityMemory(space.size(), toleranceRadians);
    for (int action = 0; action < space.size(); action++) {
      fidelity.begin(action, prior.errorsRadians(space.decision(action)));
    }
    this.success =
        new SuccessExpectation(space, toleranceRadians, deadlineSeconds, lowest, motion, fidelity);
    this.usualQuality = new FadingMean(space.size());
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
    int count = Math.min(looked ? LOOKS : space.size(), space.size());
    if (looked && !idle) {
      return List.of();
    }
    List<OffloadDecision> due = new ArrayList<>();
    for (int i = 0; i < space.size() && due.size() < count; i++) {
      turn = (turn + 1) % space.size();
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
    if (action != highest && action != lowest) {
      fidelity.add(action, steering - high);
    }
  }

  /**
   * What the last seconds were like, at a decision; asked once for each, for it is remembered.
   *
   * @param bandwidth now, bit/s
   * @param latencySeconds [actions], predicted
   * @param transmitSeconds [actions], what of them is size ÷ bandwidth
   */
  public RecentPast at(double bandwidth, double[] latencySeconds, double[] transmitSeconds) {
    bandwidths.add(bandwidth);
    int actions = latencySeconds.length;
    double[] persistence = new double[actions];
    double[] agreement = new double[actions];
    double[] error = new double[actions];
    double[] square = new double[actions];
    double[] late = new double[actions];
    double[] looks = new double[actions];
    double[] expected = new double[actions];
    double spread = Math.exp(Math.max(LEAST_SPREAD, Math.min(MOST_SPREAD, bandwidths.spread())));
    for (int a = 0; a < actions; a++) {
      agreement[a] = fidelity.agreement(a);
      error[a] = fidelity.meanErrorRadians(a);
      square[a] = fidelity.rootMeanSquareRadians(a);
      late[a] = fidelity.lateErrorRadians(a);
      looks[a] = fidelity.weight(a);
      persistence[a] = success.persistence(latencySeconds[a]);
      expected[a] = success.expected(a, latencySeconds, transmitSeconds[a], spread);
    }
    return new RecentPast(
        bandwidths.spread(),
        bandwidths.trend(),
        persistence,
        agreement,
        error,
        square,
        late,
        looks,
        expected,
        usualQuality.with(expected));
  }
}
