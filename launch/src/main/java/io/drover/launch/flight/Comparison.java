package io.drover.launch.flight;

import io.drover.airsim.world.Scene;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.link.BandwidthTrace;
import io.drover.launch.policy.PolicyName;
import io.drover.launch.policy.PolicyNetwork;
import io.drover.launch.report.FlightFigures;
import io.drover.navigation.OnnxNavigationModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Policies flown side by side in lockstep: every policy meets the same world, link and weather. */
public final class Comparison {
  private final List<FlownDrone> drones;

  private Comparison(List<FlownDrone> drones) {
    this.drones = drones;
  }

  /**
   * Flies all policies of a configuration, as many at a time as there are cores.
   *
   * @param scene with the route that the configuration names
   * @param trace that the configuration names
   * @param network what {@code a3d} means, where that policy is flown
   * @param progress told the share of the work that is done, in [0, 1]; any thread
   */
  public static Comparison fly(
      FlyConfig config,
      Scene scene,
      BandwidthTrace trace,
      OnnxNavigationModel model,
      Optional<PolicyNetwork> network,
      FlightShare progress) {
    FlightPlan plan = new FlightPlan(config, scene, trace, model, network);
    List<PolicyName> policies = config.policies().stream().map(PolicyName::new).toList();
    ProgressSum sum =
        new ProgressSum(policies.size() * config.flights(), scene.route().lengthMetres(), progress);
    AtomicBoolean abandoned = new AtomicBoolean();
    ExecutorService cores =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Future<List<FlownDrone>>> running = new ArrayList<>();
      for (int flight = 0; flight < config.flights(); flight++) {
        for (PolicyName policy : policies) {
          LockstepFlight one = new LockstepFlight(plan, policy, flight, sum, abandoned);
          int number = flight;
          running.add(
              cores.submit(
                  () -> {
                    List<FlownDrone> flown = one.fly();
                    sum.finished(policy.value(), number);
                    return flown;
                  }));
        }
      }
      List<FlownDrone> drones = new ArrayList<>();
      for (Future<List<FlownDrone>> flight : running) {
        drones.addAll(flight.get());
      }
      return new Comparison(drones);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof DroverException known) {
        throw known;
      }
      throw new DroverException(ErrorCode.INTERNAL, "a flight failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DroverException(ErrorCode.RESOURCE_EXHAUSTED, "the flights were interrupted", e);
    } finally {
      abandoned.set(true);
      cores.shutdownNow();
      awaitEnd(cores);
    }
  }

  /** The networks that flights use are closed by whoever gave them, once this has returned. */
  private static void awaitEnd(ExecutorService cores) {
    try {
      boolean unused = cores.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Every drone of every flight, in order of flight and policy. */
  public List<FlownDrone> drones() {
    return drones;
  }

  /** Means over flights and drones by policy, in the order in which the policies were named. */
  public Map<String, FlightFigures> figures() {
    return figures(drones);
  }

  /** The same of flights that were flown otherwise. */
  public static Map<String, FlightFigures> figures(List<FlownDrone> drones) {
    Map<String, List<FlightFigures>> byPolicy = new LinkedHashMap<>();
    for (FlownDrone drone : drones) {
      byPolicy.computeIfAbsent(drone.policy(), p -> new ArrayList<>()).add(drone.figures());
    }
    Map<String, FlightFigures> means = new LinkedHashMap<>();
    byPolicy.forEach((policy, figures) -> means.put(policy, FlightFigures.mean(figures)));
    return means;
  }
}
