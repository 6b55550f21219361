package io.drover.launch.flight;

import io.drover.launch.policy.PolicyNetwork;
import io.drover.navigation.OnnxNavigationModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Flies any flights in lockstep, as many at a time as there are cores.
 *
 * @param model what the drones navigate by; may be asked for {@link OnnxNavigationModel#another()}
 * @param network what {@code a3d} means, where that policy is flown
 */
public record FlightPool(OnnxNavigationModel model, Optional<PolicyNetwork> network) {
  /**
   * Flies all of them.
   *
   * @param progress told the share of the work that is done, in [0, 1]; any thread
   * @param outcome what is kept of a flight's drones: all that is known of every frame is much
   * @return in the order of the flights
   */
  public <T> List<T> fly(
      List<PlannedFlight> flights, FlightShare progress, Function<List<FlownDrone>, T> outcome) {
    ProgressSum sum = new ProgressSum(flights.size(), progress);
    AtomicBoolean abandoned = new AtomicBoolean();
    List<Callable<T>> pieces = new ArrayList<>();
    for (PlannedFlight flight : flights) {
      FlightProgress own = sum.part(flight.scene().route().lengthMetres());
      LockstepFlight one =
          new LockstepFlight(
              new FlightPlan(flight.config(), flight.scene(), flight.trace(), model, network),
              flight.policy(),
              flight.number(),
              own,
              abandoned);
      pieces.add(
          () -> {
            List<FlownDrone> flown = one.fly();
            // a flight that ended early is done, too
            own.at(flight.scene().route().lengthMetres());
            return outcome.apply(flown);
          });
    }
    return AllCores.run("the flights", abandoned, pieces);
  }
}
