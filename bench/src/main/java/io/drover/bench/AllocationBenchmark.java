package io.drover.bench;

import io.drover.core.id.DroneId;
import io.drover.edge.allocation.DroneDemand;
import io.drover.edge.allocation.LinkEstimate;
import io.drover.edge.allocation.ResourceAllocator;
import io.drover.edge.allocation.ShareTerms;
import io.drover.launch.policy.AllocatorName;
import io.drover.navigation.QualityCurve;
import io.drover.navigation.ResourceShare;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One allocation among drones that each expect something else, at 0.8 cores a drone; each call sees
 * another herd, so that nothing is steady.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
public class AllocationBenchmark {
  private static final int HERDS = 8;
  private static final int POINTS = 16;
  private static final double MOST_CORES = 4;
  private static final double CORES_PER_DRONE = 0.8;
  private static final ShareTerms TERMS = new ShareTerms(1, 0.1, MOST_CORES);

  /** By name. */
  @Param({"quality", "network-aware", "even"})
  public String allocator;

  /** In the herd. */
  @Param({"15", "100", "1000"})
  public int drones;

  private final List<List<DroneDemand>> herds = new ArrayList<>();
  private ResourceAllocator chosen;
  private int turn;

  /** Makes the herds. */
  @Setup
  public void setUp() {
    chosen = new AllocatorName(allocator).allocator();
    SplittableRandom random = new SplittableRandom(1);
    for (int herd = 0; herd < HERDS; herd++) {
      List<DroneDemand> demands = new ArrayList<>();
      for (int drone = 0; drone < drones; drone++) {
        demands.add(demand(drone, random));
      }
      herds.add(demands);
    }
  }

  private static DroneDemand demand(int drone, SplittableRandom random) {
    double[] cores = new double[POINTS];
    double[] quality = new double[POINTS];
    double worst = random.nextDouble(0.5, 0.9);
    double best = random.nextDouble(worst, 1);
    double half = random.nextDouble(0.2, 2);
    for (int i = 0; i < POINTS; i++) {
      cores[i] = MOST_CORES * i / (POINTS - 1);
      quality[i] = worst + (best - worst) * cores[i] / (cores[i] + half);
    }
    return DroneDemand.of(new DroneId("drone" + drone))
        .with(TERMS)
        .with(new QualityCurve(cores, quality))
        .with(new LinkEstimate(random.nextDouble(1e5, 2e7), 0.02, random.nextDouble()))
        .with(new ResourceShare(random.nextDouble(0, 2)));
  }

  /** One allocation. */
  @Benchmark
  public Map<DroneId, ResourceShare> allocate() {
    turn = (turn + 1) % HERDS;
    return chosen.allocate(CORES_PER_DRONE * drones, herds.get(turn));
  }
}
