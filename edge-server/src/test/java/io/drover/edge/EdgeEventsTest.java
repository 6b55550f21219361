package io.drover.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.core.time.WallClock;
import io.drover.edge.container.ManualClock;
import io.drover.navigation.ResourceShare;
import io.drover.navigation.v1.InferRequest;
import io.drover.navigation.v1.LinkReport;
import io.drover.navigation.v1.QualityCurve;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an edge tells of its drones. */
@Timeout(30)
class EdgeEventsTest {
  private static InferRequest reporting(String drone) {
    LinkReport.Builder link =
        LinkReport.newBuilder()
            .setUplinkBitsPerSecond(5e6)
            .setRoundTripSeconds(0.01)
            .setOffloadRatio(0.5)
            .setExpectedQuality(
                QualityCurve.newBuilder()
                    .addAllCores(List.of(0.0, 4.0))
                    .addAllQuality(List.of(0.2, 0.9)));
    return EdgeFixture.frame(drone, 1, Jpegs.square(16)).toBuilder().setLink(link).build();
  }

  @Test
  void aChangeOfShareComesWithAllThatWasKnownOfTheDrone() {
    try (EdgeFixture f = EdgeFixture.inProcess()) {
      f.stub().infer(reporting("drone1"));
      f.infer("drone2");

      ShareChange last =
          f.events.changes().stream()
              .filter(change -> change.drone().value().equals("drone1"))
              .reduce((first, second) -> second)
              .orElseThrow();
      assertThat(last.demand().current()).isEqualTo(new ResourceShare(4));
      assertThat(last.share()).isEqualTo(new ResourceShare(2));
      assertThat(last.announced()).isEqualTo(new ResourceShare(2));
      assertThat(last.demand().link().orElseThrow().uplinkBitsPerSecond()).isEqualTo(5e6);
      assertThat(last.demand().curve().orElseThrow().at(0)).isEqualTo(0.2);
      assertThat(last.edgeCores()).isEqualTo(4);
      assertThat(last.drones()).isEqualTo(2);
    }
  }

  @Test
  void tellsOfAWorkerThatStartsLoadsStopsAndStartsAgain() {
    ManualClock clock = new ManualClock();
    try (EdgeFixture f = EdgeFixture.inProcess(clock)) {
      var watch = f.stub().watchShare(EdgeFixture.watch("drone1"));
      assertThat(watch.next().getCores()).isEqualTo(4);
      f.infer("drone1");
      f.beat();
      clock.advance(100);
      f.beat();
      f.infer("drone1");

      assertThat(f.events.said())
          .filteredOn(said -> said.startsWith("worker"))
          .startsWith(
              "worker drone1 STARTING: the drone was admitted",
              "worker drone1 READY: its network is loaded",
              "worker drone1 STOPPED: the drone has sent nothing for long",
              "worker drone1 STARTING: the drone sends again");
    }
  }

  @Test
  void tellsOfAWorkerThatFailedEvenIfItIsReplacedAtOnce() {
    try (EdgeFixture f = EdgeFixture.inProcess()) {
      f.models.failure = () -> new IllegalStateException("segment 7 lost");
      assertThatThrownBy(() -> f.infer("drone1")).hasMessageStartingWith("INTERNAL");
      assertThatThrownBy(() -> f.infer("drone1")).hasMessageStartingWith("INTERNAL");
      f.models.failure = () -> null;
      f.infer("drone1");
      f.beat();

      assertThat(f.events.said())
          .filteredOn(said -> said.startsWith("worker"))
          .containsExactly(
              "worker drone1 STARTING: the drone was admitted",
              "worker drone1 FAILED: the worker of drone1 failed on this frame and is replaced: see"
                  + " the edge's log",
              "worker drone1 READY: it was replaced");
    }
  }

  @Test
  void endsInOrderAndTurnsAwayWhoComesMeanwhile() {
    EdgeFixture f = EdgeFixture.inProcess(new WallClock());
    try (f) {
      f.infer("drone2");
      f.infer("drone1");
    }
    assertThat(f.events.said())
        .endsWith(
            "drain",
            "worker drone1 STOPPED: the edge stops",
            "gone drone1 EDGE_STOPPED",
            "worker drone2 STOPPED: the edge stops",
            "gone drone2 EDGE_STOPPED");
  }

  @Test
  void measuresEachDroneOnceABeat() {
    try (EdgeFixture f = EdgeFixture.inProcess()) {
      f.stub().infer(reporting("drone1"));
      f.beat();
      assertThat(f.registry.get("drover.edge.link.uplink").gauge().value()).isEqualTo(625_000);
      assertThat(f.registry.get("drover.edge.worker.state").tag("state", "ready").gauge().value())
          .isEqualTo(1);
      double whole = f.registry.get("drover.edge.answer").timer().totalTime(TimeUnit.SECONDS);
      double stages =
          f.registry.get("drover.edge.stage").timers().stream()
              .mapToDouble(timer -> timer.totalTime(TimeUnit.SECONDS))
              .sum();
      assertThat(whole).isPositive().isGreaterThanOrEqualTo(stages - 1e-9);
    }
  }
}
