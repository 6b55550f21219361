package io.drover.navigation;

import java.util.HashMap;
import java.util.Map;

/**
 * What is known of a network before a flight: how far its steering under each decision was from
 * that of full fidelity on board, for the same frames of other flights. Immutable.
 *
 * <p>Errors of a decision are kept as so many quantiles of equal weight, in no order that means
 * anything; of a decision that nobody measured there are none.
 */
public final class FidelityPrior {
  /** How many errors are kept of each decision. */
  public static final int ERRORS = 24;

  /** Nothing is known. */
  public static final FidelityPrior UNKNOWN = new FidelityPrior(Map.of());

  private final Map<OffloadDecision, double[]> errorsRadians;

  /**
   * A prior.
   *
   * @param errorsRadians of each decision {@value #ERRORS} errors, positive left
   */
  public FidelityPrior(Map<OffloadDecision, double[]> errorsRadians) {
    this.errorsRadians = new HashMap<>();
    errorsRadians.forEach(
        (decision, errors) -> {
          if (errors.length != ERRORS) {
            throw new IllegalArgumentException(
                decision.label() + " has " + errors.length + " errors, not " + ERRORS);
          }
          this.errorsRadians.put(decision, errors.clone());
        });
  }

  /** Whether anything is known. */
  public boolean known() {
    return !errorsRadians.isEmpty();
  }

  /** Errors of a decision, radians; none if nobody measured it. */
  public double[] errorsRadians(OffloadDecision decision) {
    double[] errors = errorsRadians.get(decision);
    return errors == null ? new double[0] : errors.clone();
  }

  /** The decisions that were measured. */
  public Iterable<OffloadDecision> decisions() {
    return errorsRadians.keySet();
  }
}
