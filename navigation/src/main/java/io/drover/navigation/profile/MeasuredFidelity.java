package io.drover.navigation.profile;

import io.drover.navigation.DecisionSpace;
import io.drover.navigation.FidelityPrior;
import io.drover.navigation.OffloadDecision;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What recorded flights of a network tell of the next one's fidelity. */
public final class MeasuredFidelity {
  /** Errors last for several frames: those between say little more. */
  private static final int STRIDE = 5;

  private MeasuredFidelity() {}

  /** Over all frames of some flights, all of one network and decision space; at least one. */
  public static FidelityPrior of(List<FlightProfile> flights) {
    DecisionSpace space = flights.get(0).space();
    int samples =
        flights.stream().mapToInt(flight -> (flight.frames() + STRIDE - 1) / STRIDE).sum();
    Map<OffloadDecision, double[]> errors = new HashMap<>();
    for (int action = 0; action < space.size(); action++) {
      double[] all = new double[samples];
      int filled = 0;
      for (FlightProfile flight : flights) {
        filled = add(flight, action, all, filled);
      }
      Arrays.sort(all);
      double[] kept = new double[FidelityPrior.ERRORS];
      for (int i = 0; i < kept.length; i++) {
        kept[i] = all[(int) ((i + 0.5) / kept.length * samples)];
      }
      errors.put(space.decision(action), kept);
    }
    return new FidelityPrior(errors);
  }

  private static int add(FlightProfile flight, int action, double[] all, int filled) {
    int full = flight.space().indexOf(flight.space().local());
    int next = filled;
    for (int frame = 0; frame < flight.frames(); frame += STRIDE) {
      all[next++] = flight.steeringRadians(frame, action) - flight.steeringRadians(frame, full);
    }
    return next;
  }
}
