package io.drover.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.id.DroneId;
import io.drover.core.id.EdgeId;
import io.drover.edge.allocation.DroneDemand;
import io.drover.edge.allocation.LinkEstimate;
import io.drover.edge.container.ContainerHealth;
import io.drover.edge.container.DropReason;
import io.drover.navigation.ResourceShare;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EdgeMetricsTest {
  private static final DroneId DRONE = new DroneId("drone1");
  private static final ResourceShare SHARE = new ResourceShare(1.5);

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final EdgeMetrics metrics =
      new EdgeMetrics(registry, EdgeOptions.of(new EdgeId("edge1"), EdgeFixture.anyName(), 2.5));

  private static ShareChange given(DroneId drone) {
    return new ShareChange(DroneDemand.of(drone), SHARE, SHARE, 2.5, 1);
  }

  private static DroneReading reading(Optional<LinkEstimate> link) {
    return new DroneReading(SHARE, 0.7, 0.175, 0.05, link);
  }

  private double gauge(String name, String... tags) {
    return registry.get("drover.edge." + name).tags(tags).gauge().value();
  }

  private double counter(String name, String... tags) {
    return registry.get("drover.edge." + name).tags(tags).counter().count();
  }

  private double seconds(String name, String... tags) {
    return registry.get("drover.edge." + name).tags(tags).timer().totalTime(TimeUnit.SECONDS);
  }

  @Test
  void measuresFramesByStageInBaseUnits() {
    metrics.frameServed(DRONE, 34_000, new StageTimes(0.002, 0.001, 0.05, 0.055));
    metrics.frameDropped(DRONE, DropReason.QUEUE_FULL, "");
    metrics.requestRefused(DropReason.INVALID_FRAME, "");

    assertThat(counter("frames.served")).isEqualTo(1);
    assertThat(seconds("stage", "stage", "queue")).isEqualTo(0.002);
    assertThat(seconds("stage", "stage", "decode")).isEqualTo(0.001);
    assertThat(seconds("stage", "stage", "inference")).isEqualTo(0.05);
    assertThat(seconds("answer")).isEqualTo(0.055);
    assertThat(registry.summary("drover.edge.frame").totalAmount()).isEqualTo(34_000);
    assertThat(counter("frames.dropped", "reason", "queue_full")).isEqualTo(1);
    assertThat(counter("frames.dropped", "reason", "invalid_frame")).isEqualTo(1);
    assertThat(counter("frames.dropped", "reason", "deadline_passed")).isZero();
  }

  @Test
  void countsThoseTurnedAwayByReasonWithoutTheirNames() {
    for (int i = 0; i < 100; i++) {
      metrics.turnedAway(
          new Refusal(
              Optional.of("stranger" + i), Optional.empty(), Refusal.Reason.FULL, "no room"));
    }
    assertThat(counter("drones.refused", "reason", "full")).isEqualTo(100);
    assertThat(counter("drones.refused", "reason", "revoked")).isZero();
    assertThat(registry.getMeters())
        .flatExtracting(meter -> meter.getId().getTags())
        .noneMatch(tag -> tag.getValue().startsWith("stranger"));
  }

  @Test
  void showsWhatEachAdmittedDroneHasUsesAndWaitsFor() {
    metrics.droneAdmitted(DRONE, false);
    metrics.shareChanged(given(DRONE));
    metrics.workerChanged(DRONE, ContainerHealth.READY, "");
    metrics.droneMeasured(DRONE, reading(Optional.empty()));
    assertThat(registry.find("drover.edge.link.uplink").gauge()).isNull();
    metrics.droneMeasured(DRONE, reading(Optional.of(new LinkEstimate(8e6, 0.04, 0.6))));
    metrics.frameServed(DRONE, 34_000, new StageTimes(0.002, 0.001, 0.05, 0.055));
    metrics.frameDropped(DRONE, DropReason.QUEUE_FULL, "");

    String[] drone = {"drone", "drone1"};
    assertThat(gauge("share.granted", drone)).isEqualTo(1.5);
    assertThat(registry.get("drover.edge.share.used").tags(drone).gauge().value()).isEqualTo(0.7);
    assertThat(counter("share.used.seconds", drone)).isCloseTo(0.35, within(1e-9));
    assertThat(counter("share.throttled.seconds", drone)).isCloseTo(0.1, within(1e-9));
    assertThat(gauge("link.uplink", drone)).isEqualTo(1e6);
    assertThat(gauge("link.round.trip", drone)).isEqualTo(0.04);
    assertThat(gauge("link.offload", drone)).isEqualTo(0.6);
    assertThat(seconds("drone.answer", drone)).isEqualTo(0.055);
    assertThat(seconds("drone.stage", "drone", "drone1", "stage", "queue")).isEqualTo(0.002);
    assertThat(counter("drone.frames.dropped", "drone", "drone1", "reason", "queue_full"))
        .isEqualTo(1);
    assertThat(gauge("worker.state", "drone", "drone1", "state", "ready")).isEqualTo(1);
    assertThat(gauge("worker.state", "drone", "drone1", "state", "failed")).isZero();
    assertThat(gauge("drones")).isEqualTo(1);
    assertThat(gauge("drones.limit")).isEqualTo(64);
    assertThat(gauge("cores")).isEqualTo(2.5);
  }

  @Test
  void forgetsADroneThatGoesAndLearnsNothingOfOneThatIsNotThere() {
    int before = registry.getMeters().size();
    metrics.droneAdmitted(DRONE, false);
    metrics.shareChanged(given(DRONE));
    metrics.droneMeasured(DRONE, reading(Optional.of(new LinkEstimate(8e6, 0.04, 0.6))));
    metrics.frameDropped(DRONE, DropReason.QUEUE_FULL, "");
    assertThat(registry.getMeters()).hasSizeGreaterThan(before + 10);

    metrics.droneGone(DRONE, Departure.IDLE);
    for (DroneId gone : Arrays.asList(DRONE, new DroneId("stranger"))) {
      metrics.shareChanged(given(gone));
      metrics.droneMeasured(gone, reading(Optional.of(new LinkEstimate(8e6, 0.04, 0.6))));
      metrics.frameServed(gone, 1, new StageTimes(0, 0, 0, 0));
      metrics.frameDropped(gone, DropReason.QUEUE_FULL, "");
      metrics.workerChanged(gone, ContainerHealth.FAILED, "");
    }

    assertThat(registry.getMeters()).hasSize(before);
    assertThat(registry.getMeters())
        .extracting(Meter::getId)
        .noneMatch(id -> id.getTag("drone") != null);
    assertThat(gauge("drones")).isZero();
  }

  @Test
  void keepsHistogramsOfEveryStage() {
    metrics.frameServed(DRONE, 1, new StageTimes(0.0004, 0.0012, 0.03, 0.04));
    Timer queue = registry.get("drover.edge.stage").tag("stage", "queue").timer();
    assertThat(queue.takeSnapshot().histogramCounts())
        .extracting(bucket -> bucket.bucket(TimeUnit.MILLISECONDS) + ": " + bucket.count())
        .startsWith("0.25: 0.0", "0.5: 1.0", "1.0: 1.0")
        .endsWith("2000.0: 1.0");
  }
}
