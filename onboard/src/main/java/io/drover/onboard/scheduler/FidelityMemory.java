package io.drover.onboard.scheduler;

/**
 * What was seen of each action's own error: how far its output for a frame was from that of full
 * fidelity for the same frame. Older looks fade, what was known before the flight first. Not
 * thread-safe.
 */
final class FidelityMemory {
  /** How many errors of each action are kept. */
  static final int ERRORS = 24;

  private static final double FADING = 0.995;

  /** What other flights have shown weighs as much as so many looks of this one. */
  private static final double PRIOR_LOOKS = 12;

  /** Prime to {@link #ERRORS}, so that no part of a prior's errors is replaced before others. */
  private static final int PRIOR_STRIDE = 7;

  private static final double NEWEST = 0.35;

  private final double toleranceRadians;
  private final double[] errors;
  private final int[] looks;
  private final double[] weight;
  private final double[] agreeing;
  private final double[] absolute;
  private final double[] squares;
  private final double[] lately;

  FidelityMemory(int actions, double toleranceRadians) {
    this.toleranceRadians = toleranceRadians;
    this.errors = new double[actions * ERRORS];
    this.looks = new int[actions];
    this.weight = new double[actions];
    this.agreeing = new double[actions];
    this.absolute = new double[actions];
    this.squares = new double[actions];
    this.lately = new double[actions];
  }

  /** What is known of an action before the first look: errors of equal weight; none for nothing. */
  void begin(int action, double[] errorsRadians) {
    int known = errorsRadians.length;
    for (int i = 0; i < known; i++) {
      add(action, errorsRadians[i * PRIOR_STRIDE % known]);
    }
    if (known > 0) {
      double weighs = PRIOR_LOOKS / weight[action];
      weight[action] *= weighs;
      agreeing[action] *= weighs;
      absolute[action] *= weighs;
      squares[action] *= weighs;
      lately[action] = absolute[action] / PRIOR_LOOKS;
    }
  }

  /** A look at an action: its steering less that of full fidelity, radians. */
  void add(int action, double errorRadians) {
    errors[action * ERRORS + looks[action] % ERRORS] = errorRadians;
    looks[action]++;
    weight[action] = FADING * weight[action] + 1;
    agreeing[action] =
        FADING * agreeing[action] + (Math.abs(errorRadians) <= toleranceRadians ? 1 : 0);
    absolute[action] = FADING * absolute[action] + Math.abs(errorRadians);
    squares[action] = FADING * squares[action] + errorRadians * errorRadians;
    double newest = looks[action] == 1 ? 1 : NEWEST;
    lately[action] += newest * (Math.abs(errorRadians) - lately[action]);
  }

  /** How many looks count; bounded, for older ones fade. */
  double weight(int action) {
    return weight[action];
  }

  /** Share of looks within ε; 1 before the first. */
  double agreement(int action) {
    return looks[action] == 0 ? 1 : agreeing[action] / weight[action];
  }

  /** Mean absolute error, radians; 0 before the first. */
  double meanErrorRadians(int action) {
    return looks[action] == 0 ? 0 : absolute[action] / weight[action];
  }

  /** Root of the mean square, radians: tells of rare large errors. */
  double rootMeanSquareRadians(int action) {
    return looks[action] == 0 ? 0 : Math.sqrt(squares[action] / weight[action]);
  }

  /** Mean absolute error of about the last three looks, radians. */
  double lateErrorRadians(int action) {
    return lately[action];
  }

  /** How many of the last errors are kept. */
  int kept(int action) {
    return Math.min(looks[action], ERRORS);
  }

  /** One of the kept errors, radians. */
  double error(int action, int index) {
    return errors[action * ERRORS + index];
  }
}
