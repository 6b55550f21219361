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
 * <p>An action's QoN is the share of frames with |e − m| ≤ ε, where e is its own error and m how
 * far the scene moves on within its latency. Both are drawn from what was seen lately,
 * independently of each other, and the latency from the spread of bandwidths. Not thread-safe.
 */
public final class History {
  /** Outputs that arrive later than this are given up by any deadline that makes sense. */
  private static final double LONGEST_LAG_SECONDS = 2;

  /** Half the width over which success falls from 1 to 0, of ε: a few samples shall not jump. */
  private static final double SOFTNESS = 0.9;

  /** All of A3D's twelve actions; of a finer grid a part. */
  private static final int LOOKS = 10;

  private static final double LEAST_SPREAD = 0.15;
  private static final double MOST_SPREAD = 0.7;

  private final DecisionSpace space;
  private final double toleranceRadians;
  private final double softness;
  private final double deadlineSeconds;
  private final int highest;
  private final int lowest;
  private final MotionHistory motion = new MotionHistory();
  private final BandwidthHistory bandwidths = new BandwidthHistory();
  private final FidelityMemory fidelity;
  private final double[] moved = new double[MotionHistory.SAMPLES];
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
    this.toleranceRadians = toleranceRadians;
    this.softness = SOFTNESS * toleranceRadians;
    this.deadlineSeconds = deadlineSeconds;
    this.highest = space.indexOf(space.local());
    this.lowest = space.indexOf(OffloadDecision.onboard(space.lowestResolution()));
    this.fidelity = new FidelityMemory(space.size(), toleranceRadians);
    for (int action = 0; action < space.size(); action++) {
      fidelity.begin(action, prior.errorsRadians(space.decision(action)));
    }
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
   * What the last seconds were like, at a decision.
   *
   * @param bandwidth now, bit/s; remembered
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
      persistence[a] = persistence(latencySeconds[a]);
      expected[a] = expected(a, latencySeconds, transmitSeconds[a], spread);
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
        expected);
  }

  private double persistence(double latency) {
    int moments = sample(latency);
    int still = 0;
    for (int j = 0; j < moments; j++) {
      still += Math.abs(moved[j]) <= toleranceRadians ? 1 : 0;
    }
    return (double) still / moments;
  }

  /** Over three bandwidths: the one that is expected, and one spread above and below. */
  private double expected(int action, double[] latency, double transmit, double spread) {
    double nominal = success(action, latency[action], latency[lowest]);
    if (!(transmit > 0) || latency[action] == Double.POSITIVE_INFINITY) {
      return nominal;
    }
    double slow = latency[action] + transmit * (spread - 1);
    double fast = latency[action] + transmit * (1 / spread - 1);
    return 0.5 * nominal
        + 0.25 * success(action, slow, latency[lowest])
        + 0.25 * success(action, fast, latency[lowest]);
  }

  /** Share of frames that fit if an action takes so long; a deadline that passes included. */
  private double success(int action, double latency, double lowestLatency) {
    return latency > deadlineSeconds && space.decision(action).offloaded()
        ? fitting(lowest, deadlineSeconds + lowestLatency)
        : fitting(action, latency);
  }

  private double fitting(int action, double latency) {
    int moments = sample(latency);
    int errors = fidelity.kept(action);
    double sum = 0;
    for (int i = 0; i < Math.max(1, errors); i++) {
      double e = errors == 0 ? 0 : fidelity.error(action, i);
      for (int j = 0; j < moments; j++) {
        double within = toleranceRadians + softness - Math.abs(e - moved[j]);
        sum += Math.max(0, Math.min(1, within / (2 * softness)));
      }
    }
    return sum / (Math.max(1, errors) * moments);
  }

  /** At least one moment: where nothing is known, the scene stands still. */
  private int sample(double latency) {
    int moments = motion.sample(Math.min(LONGEST_LAG_SECONDS, latency), moved);
    if (moments == 0) {
      moved[0] = 0;
      return 1;
    }
    return moments;
  }
}
