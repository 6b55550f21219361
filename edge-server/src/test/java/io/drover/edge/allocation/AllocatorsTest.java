package io.drover.edge.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.id.DroneId;
import io.drover.edge.allocation.SteadyAllocator.Steadiness;
import io.drover.navigation.ResourceShare;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AllocatorsTest {
  private static final List<ResourceAllocator> ALL =
      List.of(
          new EvenAllocator(),
          new AgnosticAllocator(),
          NetworkAwareAllocator.unbounded(),
          NetworkAwareAllocator.bounded(0.8, 4),
          new QualityAllocator(),
          new SteadyAllocator(new QualityAllocator(), Steadiness.DEFAULT));

  private static DroneDemand drone(int number, double bitsPerSecond, double ratio) {
    return DroneDemand.of(new DroneId("d" + number))
        .with(new LinkEstimate(bitsPerSecond, 0.01, ratio));
  }

  @Test
  void nobodyGivesMoreThanThereIs() {
    SplittableRandom random = new SplittableRandom(3);
    for (ResourceAllocator allocator : ALL) {
      Map<DroneId, ResourceShare> shares = new HashMap<>();
      for (int round = 0; round < 200; round++) {
        double cores = random.nextDouble(0.2, 20);
        List<DroneDemand> demands = new ArrayList<>();
        for (int i = 0; i < random.nextInt(12); i++) {
          DroneDemand said = drone(i, Math.exp(random.nextDouble(9, 17)), random.nextDouble());
          ResourceShare before = shares.getOrDefault(said.drone(), ResourceShare.NONE);
          demands.add((random.nextBoolean() ? said : DroneDemand.of(said.drone())).with(before));
        }
        shares = allocator.allocate(cores, demands);
        assertThat(shares.values().stream().mapToDouble(ResourceShare::cores).sum())
            .as(allocator.getClass().getSimpleName())
            .isLessThanOrEqualTo(cores + 1e-9);
      }
    }
  }

  @Test
  void agnosticTellsEveryoneThatTheyHaveItAll() {
    ResourceAllocator agnostic = new AgnosticAllocator();
    List<DroneDemand> demands = List.of(drone(1, 1e6, 1), drone(2, 1e6, 1));
    ResourceShare half = agnostic.allocate(8, demands).get(new DroneId("d1"));
    assertThat(half.cores()).isEqualTo(4);
    assertThat(agnostic.announced(8, half).cores()).isEqualTo(8);
    assertThat(new EvenAllocator().announced(8, half)).isEqualTo(half);
  }

  @Test
  void networkAwareFollowsTheBandwidth() {
    ResourceAllocator aware = NetworkAwareAllocator.bounded(0.8, 4);
    Map<DroneId, ResourceShare> shares =
        aware.allocate(6, List.of(drone(1, 8e6, 1), drone(2, 1e6, 0.5), drone(3, 0.3e6, 0.1)));
    double[] cores =
        IntStream.rangeClosed(1, 3)
            .mapToDouble(i -> shares.get(new DroneId("d" + i)).cores())
            .toArray();
    assertThat(cores[0]).isGreaterThan(cores[1]);
    assertThat(cores[1]).isGreaterThan(cores[2]);
    assertThat(cores[0] + cores[1] + cores[2]).isCloseTo(6, within(1e-6));
  }

  @Test
  void regressionFindsWhatDronesDo() {
    OffloadRegression regression = new OffloadRegression();
    assertThat(regression.ratio(0.1e6)).isCloseTo(0, within(1e-9));
    assertThat(regression.ratio(10e6)).isCloseTo(1, within(1e-9));
    // they send 0.2 + 0.1·ln(b / 100 kbit/s)
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 3000; i++) {
      double b = 1e5 * Math.exp(random.nextDouble(0, 7));
      regression.observe(List.of(drone(i % 5, b, 0.2 + 0.1 * Math.log(b / 1e5))));
    }
    for (double b : new double[] {1e5, 1e6, 1e7}) {
      assertThat(regression.ratio(b)).isCloseTo(0.2 + 0.1 * Math.log(b / 1e5), within(0.01));
    }
    // then conduct changes, and the same report over and over is one report
    DroneDemand stale = drone(9, 1e5, 1);
    for (int i = 0; i < 3000; i++) {
      regression.observe(List.of(stale));
    }
    assertThat(regression.ratio(1e6)).isCloseTo(0.43, within(0.02));
  }

  @Test
  void steadyLeavesSmallChangesAndTakesLargeOnesInSteps() {
    ResourceAllocator wanted = fixed(Map.of("d1", 3.0, "d2", 1.05));
    ResourceAllocator steady = new SteadyAllocator(wanted, new Steadiness(0.1, 0.5));
    Map<DroneId, ResourceShare> shares =
        steady.allocate(
            6,
            List.of(
                drone(1, 1e6, 1).with(new ResourceShare(1)),
                drone(2, 1e6, 1).with(new ResourceShare(1))));
    assertThat(shares.get(new DroneId("d1")).cores()).isCloseTo(1.5, within(1e-12));
    assertThat(shares.get(new DroneId("d2")).cores()).isEqualTo(1);
  }

  @Test
  void steadyMakesRoomForNewcomersAtOnce() {
    ResourceAllocator wanted = fixed(Map.of("d1", 2.0, "d2", 2.0));
    ResourceAllocator steady = new SteadyAllocator(wanted, new Steadiness(0.1, 0.5));
    Map<DroneId, ResourceShare> shares =
        steady.allocate(4, List.of(drone(1, 1e6, 1).with(new ResourceShare(4)), drone(2, 1e6, 1)));
    assertThat(shares.get(new DroneId("d1")).cores()).isCloseTo(2, within(1e-9));
    assertThat(shares.get(new DroneId("d2")).cores()).isCloseTo(2, within(1e-9));
  }

  private static ResourceAllocator fixed(Map<String, Double> cores) {
    Map<DroneId, ResourceShare> shares = new HashMap<>();
    cores.forEach((name, value) -> shares.put(new DroneId(name), new ResourceShare(value)));
    return (all, demands) -> shares;
  }
}
