package io.drover.bench.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.bench.flights.Slalom;
import io.drover.core.id.DroneId;
import io.drover.core.link.BandwidthTrace;
import io.drover.edge.allocation.EvenAllocator;
import io.drover.edge.allocation.ResourceAllocator;
import io.drover.launch.policy.AllocatorName;
import io.drover.navigation.ResourceShare;
import io.drover.onboard.scheduler.ModelPredictiveScheduler;
import io.drover.onboard.scheduler.StaticScheduler;
import io.drover.rl.flight.Conditions;
import io.drover.rl.flight.FlightSetup;
import io.drover.rl.flight.Scenario;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SwarmTest {
  private static final double FULL = FlightSetup.DEFAULT.edge().secondsAt(1);

  private static List<Scenario> flights(int drones) {
    return IntStream.range(0, drones)
        .mapToObj(
            i ->
                new Scenario(
                    Slalom.flight(30),
                    BandwidthTrace.constant(20e6),
                    Conditions.NOMINAL,
                    0.013 * i,
                    20,
                    0))
        .toList();
  }

  private static Swarm offloading(int drones) {
    return new Swarm(flights(drones), FlightSetup.DEFAULT, StaticScheduler::offload);
  }

  @Test
  void coresThatAreSharedMakeTheEdgeSlower() {
    double alone = offloading(1).fly(new EvenAllocator(), 4).latencySeconds()[0];
    Swarm.Flown four = offloading(4).fly(new EvenAllocator(), 4);
    for (int i = 0; i < 4; i++) {
      assertThat(four.latencySeconds()[i] - alone).isCloseTo(3 * FULL, within(0.02));
      assertThat(four.meanCores()[i]).isCloseTo(1, within(1e-9));
    }
  }

  @Test
  void aDroneWithoutCoresFliesOnBoard() {
    ResourceAllocator first =
        (cores, demands) -> Map.of(new DroneId("drone001"), new ResourceShare(cores));
    Swarm.Flown flown = offloading(2).fly(first, 4);
    assertThat(flown.latencySeconds()[0]).isLessThan(0.2);
    assertThat(flown.latencySeconds()[1])
        .isCloseTo(FlightSetup.DEFAULT.drone().secondsAt(1), within(1e-6));
    assertThat(flown.meanCores()[1]).isZero();
  }

  static List<String> allocators() {
    return AllocatorName.all();
  }

  @ParameterizedTest
  @MethodSource("allocators")
  void fliesTheSameAgainAndUsesNoMoreThanThereIs(String name) {
    Swarm swarm = new Swarm(flights(5), FlightSetup.DEFAULT, ModelPredictiveScheduler::new);
    Swarm.Flown once = swarm.fly(new AllocatorName(name).allocator(), 3);
    Swarm.Flown again = swarm.fly(new AllocatorName(name).allocator(), 3);
    assertThat(again.quality()).isEqualTo(once.quality());
    assertThat(again.meanCores()).isEqualTo(once.meanCores());
    assertThat(IntStream.range(0, 5).mapToDouble(i -> once.meanCores()[i]).sum())
        .isLessThanOrEqualTo(3 + 1e-6);
  }
}
