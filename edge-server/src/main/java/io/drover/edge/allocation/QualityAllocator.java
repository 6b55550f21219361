package io.drover.edge.allocation;

import io.drover.core.id.DroneId;
import io.drover.navigation.ResourceShare;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * The shares by which the drones together expect most QoN, each weighted by its priority and kept
 * within its floor and ceiling: {@code max Σ w·q(s)}, {@code Σ s ≤ λ}, {@code s = 0 ∨ l ≤ s ≤ h}.
 *
 * <p>Works in units of {@value #UNIT} cores. A few drones are shared among exactly, by dynamic
 * programming; many by the greatest marginal gain, which is exact where gains diminish and else off
 * by less than one step of one drone. Stateless.
 */
public final class QualityAllocator implements ResourceAllocator {
  /** Fine enough for any share to matter, coarse enough for a thousand drones. */
  static final double UNIT = 0.05;

  /** What a drone's own expectation counts; the rest is the herd's. */
  private static final double OWN = 0.2;

  /** Steps of dynamic programming; beyond them shares are not worth the time that they take. */
  private static final long MOST_STEPS = 2_000_000;

  private final double own;

  public QualityAllocator() {
    this(OWN);
  }

  /**
   * An allocator.
   *
   * @param own what a drone's own expectation counts, 0 to 1
   */
  QualityAllocator(double own) {
    this.own = own;
  }

  @Override
  public Map<DroneId, ResourceShare> allocate(double cores, List<DroneDemand> demands) {
    ShareValues[] values = ShareValues.of(demands, cores, UNIT, own);
    long wanted = Arrays.stream(values).mapToLong(ShareValues::most).sum();
    int units = (int) Math.min(wanted, (long) Math.floor(cores / UNIT + 1e-9));
    int[] given = wanted * units <= MOST_STEPS ? exactly(units, values) : greedily(units, values);
    Map<DroneId, ResourceShare> shares = new HashMap<>();
    for (int i = 0; i < given.length; i++) {
      shares.put(demands.get(i).drone(), new ResourceShare(given[i] * UNIT));
    }
    return shares;
  }

  /** Every number of units among the first drones, one drone more at a time. */
  static int[] exactly(int units, ShareValues[] values) {
    double[] best = new double[units + 1];
    int[][] chosen = new int[values.length][units + 1];
    for (int i = 0; i < values.length; i++) {
      double[] with = new double[units + 1];
      for (int all = 0; all <= units; all++) {
        with[all] = best[all] + values[i].at(0);
        for (int own = values[i].next(0); own <= Math.min(all, values[i].most()); own++) {
          double sum = best[all - own] + values[i].at(own);
          if (sum > with[all]) {
            with[all] = sum;
            chosen[i][all] = own;
          }
        }
      }
      best = with;
    }
    int[] given = new int[values.length];
    int left = units;
    for (int i = values.length - 1; i >= 0; i--) {
      given[i] = chosen[i][left];
      left -= given[i];
    }
    return given;
  }

  private record Step(int drone, int to, double slope) {}

  /** Always the step by which each unit brings most, along each drone's concave envelope. */
  static int[] greedily(int units, ShareValues[] values) {
    int[] given = new int[values.length];
    int left = units;
    PriorityQueue<Step> steps =
        new PriorityQueue<>(
            Comparator.comparingDouble((Step s) -> -s.slope()).thenComparingInt(Step::drone));
    for (int i = 0; i < values.length; i++) {
      offer(steps, values[i], i, 0, left);
    }
    while (!steps.isEmpty()) {
      Step step = steps.poll();
      int more = step.to() - given[step.drone()];
      if (more <= left) {
        given[step.drone()] = step.to();
        left -= more;
      }
      // what does not fit is tried again in a smaller step
      offer(steps, values[step.drone()], step.drone(), given[step.drone()], left);
    }
    return given;
  }

  private static void offer(
      PriorityQueue<Step> steps, ShareValues values, int drone, int from, int left) {
    int to = values.steepest(from, left);
    if (to > 0) {
      steps.add(new Step(drone, to, values.slope(from, to)));
    }
  }
}
