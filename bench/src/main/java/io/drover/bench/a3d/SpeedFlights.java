package io.drover.bench.a3d;

import io.drover.core.statistics.MeanRatio;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Landings by policy and speed, in the order of the seeds.
 *
 * @param landings of flights without the drone's aids
 * @param seeds how many: 1, 2, …
 */
record SpeedFlights(Map<FlightOrder, Landing> landings, int seeds) {
  /** Those that are compared in lockstep with the world. */
  static final List<String> POLICIES = List.of("a3d", "mpc", "dynamic", "offload", "local");

  /** Flies what of it has not been flown yet. */
  static SpeedFlights fly(
      A3dData data, A3dOptions options, List<Double> speeds, List<String> policies) {
    List<FlightOrder> orders = new ArrayList<>();
    for (int seed = 1; seed <= options.seeds(); seed++) {
      for (double speed : speeds) {
        for (String policy : policies) {
          orders.add(FlightOrder.bare(policy, speed, seed));
        }
      }
    }
    List<Landing> landings = data.airfield().land("flying at each speed", orders);
    Map<FlightOrder, Landing> byOrder = new LinkedHashMap<>();
    for (int i = 0; i < orders.size(); i++) {
      byOrder.put(orders.get(i), landings.get(i));
    }
    return new SpeedFlights(byOrder, options.seeds());
  }

  List<Landing> of(String policy, double speed) {
    List<Landing> all = new ArrayList<>();
    for (int seed = 1; seed <= seeds; seed++) {
      all.add(landings.get(FlightOrder.bare(policy, speed, seed)));
    }
    return all;
  }

  /** How many times as far a3d flies as another policy, in the mean over the same flights. */
  MeanRatio distanceOver(String policy, double speed) {
    return MeanRatio.of(metres("a3d", speed), metres(policy, speed));
  }

  /**
   * How many times as far a3d flies as the better of local and offload in each flight: a baseline
   * that knows in hindsight which of the two to be.
   */
  MeanRatio distanceOverLocalOrOffload(double speed) {
    return MeanRatio.of(
        metres("a3d", speed), greater(metres("local", speed), metres("offload", speed)));
  }

  private double[] metres(String policy, double speed) {
    return of(policy, speed).stream().mapToDouble(Landing::distanceMetres).toArray();
  }

  private static double[] greater(double[] a, double[] b) {
    double[] greater = new double[a.length];
    for (int i = 0; i < greater.length; i++) {
      greater[i] = Math.max(a[i], b[i]);
    }
    return greater;
  }
}
