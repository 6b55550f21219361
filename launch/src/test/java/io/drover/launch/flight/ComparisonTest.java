package io.drover.launch.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.airsim.world.Route;
import io.drover.airsim.world.Routes;
import io.drover.airsim.world.Scene;
import io.drover.core.config.ConfigReader;
import io.drover.core.error.DroverException;
import io.drover.core.id.EdgeId;
import io.drover.core.link.BandwidthTrace;
import io.drover.launch.policy.PolicyNetwork;
import io.drover.launch.report.PolicyJson;
import io.drover.navigation.OnnxNavigationModel;
import io.drover.onboard.FrameRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static Comparison fly(String config) {
    return fly(config, share -> {});
  }

  private static Comparison fly(String config, FlightShare progress) {
    FlyConfig chosen = ConfigReader.parse("test", config, FlyConfig.DEFAULT);
    Route route = Routes.random(77, 60);
    try (OnnxNavigationModel model = OnnxNavigationModel.shipped()) {
      return Comparison.fly(
          chosen,
          Scene.build(route, chosen.seed()),
          BandwidthTrace.constant(3e6),
          model,
          Optional.of(PolicyNetwork.shipped()),
          progress);
    }
  }

  @Test
  void theSameSeedGivesTheSameFlightsToTheLastBit() {
    String config = "policies: [a3d, local]\nseed: 5\n";
    Comparison first = fly(config);
    Comparison second = fly(config);
    assertThat(PolicyJson.of(second.figures())).isEqualTo(PolicyJson.of(first.figures()));
    List<FrameRecord> records = first.drones().get(0).records();
    List<FrameRecord> again = second.drones().get(0).records();
    assertThat(again).hasSameSizeAs(records);
    for (int i = 0; i < records.size(); i++) {
      assertThat(again.get(i).output()).isEqualTo(records.get(i).output());
      assertThat(again.get(i).executed()).isEqualTo(records.get(i).executed());
      assertThat(again.get(i).captureSeconds()).isEqualTo(records.get(i).captureSeconds());
    }
  }

  @Test
  void accountsForDevicesLinkAndEdge() {
    Comparison flights = fly("policies: [local, offload]\n");
    FlownDrone local = flights.drones().get(0);
    FlownDrone offload = flights.drones().get(1);
    assertThat(local.records()).allMatch(r -> Math.abs(r.latencySeconds() - 0.70) < 1e-6);
    assertThat(local.figures().bytesSent()).isZero();
    for (FrameRecord record : offload.records()) {
      double expected = record.bytesSent() * 8 / 3e6 + 0.03 + 0.08;
      assertThat(Math.abs(record.latencySeconds() - expected)).isLessThan(1e-6);
    }
    assertThat(offload.figures().offloadRatio()).isEqualTo(1);
  }

  @Test
  void oneDroneThatFailsEndsEveryFlight() {
    AtomicInteger calls = new AtomicInteger();
    FlightShare failing =
        share -> {
          if (calls.incrementAndGet() == 10) {
            throw new IllegalStateException("nobody listens");
          }
        };
    assertThatThrownBy(() -> fly("policies: [offload]\ndrones: 3\n", failing))
        .isInstanceOf(DroverException.class)
        .hasRootCauseMessage("nobody listens");
    // the two others finish the frame that they are in
    assertThat(calls.get()).isBetween(10, 12);
  }

  @Test
  void dronesSpreadOverEdgesThatAreAlike() {
    Comparison flights = fly("policies: [offload]\ndrones: 3\nedges: 2\n");
    Map<EdgeId, Integer> drones = new HashMap<>();
    for (FlownDrone drone : flights.drones()) {
      assertThat(drone.links()).hasSize(2);
      assertThat(drone.served()).as("nobody moves for nothing").hasSize(1);
      drones.merge(drone.served().keySet().iterator().next(), 1, Integer::sum);
    }
    assertThat(drones)
        .containsOnly(Map.entry(new EdgeId("edge1"), 2), Map.entry(new EdgeId("edge2"), 1));
    for (FlownDrone drone : flights.drones()) {
      int there = drones.get(drone.served().keySet().iterator().next());
      // the first frame may be sent before all have found their place
      assertThat(drone.records().subList(1, drone.records().size()))
          .allMatch(r -> Math.abs(r.stages().inferenceSeconds() - there * 0.08) < 1e-9);
    }
  }

  @Test
  void severalDronesShareTheEdge() {
    Comparison flights = fly("policies: [offload]\ndrones: 3\n");
    assertThat(flights.drones()).hasSize(3);
    for (FlownDrone drone : flights.drones()) {
      // a third of the cores: three times the 0.08 s
      assertThat(drone.records())
          .allMatch(r -> Math.abs(r.stages().inferenceSeconds() - 0.24) < 1e-9);
      assertThat(drone.distanceMetres()).isPositive();
    }
  }
}
