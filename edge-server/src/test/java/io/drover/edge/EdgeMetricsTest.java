package io.drover.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.core.id.DroneId;
import io.drover.edge.container.DropReason;
import io.drover.navigation.ResourceShare;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EdgeMetricsTest {
  private static final DroneId DRONE = new DroneId("drone1");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final EdgeMetrics metrics = new EdgeMetrics(registry);

  @Test
  void measuresFramesInBaseUnits() {
    metrics.frameServed(DRONE, 34_000, 0.002, 0.05);
    metrics.frameDropped(DRONE, DropReason.QUEUE_FULL, "");
    metrics.requestRefused(DropReason.INVALID_FRAME, "");

    assertThat(registry.counter("drover.edge.frames.served").count()).isEqualTo(1);
    assertThat(registry.timer("drover.edge.queue").totalTime(TimeUnit.SECONDS)).isEqualTo(0.002);
    assertThat(registry.timer("drover.edge.inference").totalTime(TimeUnit.SECONDS)).isEqualTo(0.05);
    assertThat(registry.summary("drover.edge.frame").totalAmount()).isEqualTo(34_000);
    assertThat(dropped("queue_full")).isEqualTo(1);
    assertThat(dropped("invalid_frame")).isEqualTo(1);
    assertThat(dropped("deadline_passed")).isZero();
  }

  @Test
  void showsSharesOfAdmittedDronesOnlyAndForgetsThem() {
    metrics.shareChanged(new DroneId("stranger"), new ResourceShare(1));
    metrics.droneAdmitted(DRONE);
    metrics.shareChanged(DRONE, new ResourceShare(1.5));
    metrics.shareUsed(DRONE, new ResourceShare(1.5), 0.7);

    assertThat(registry.get("drover.edge.share.granted").tag("drone", "drone1").gauge().value())
        .isEqualTo(1.5);
    assertThat(registry.get("drover.edge.share.used").tag("drone", "drone1").gauge().value())
        .isEqualTo(0.7);
    assertThat(registry.get("drover.edge.drones").gauge().value()).isEqualTo(1);

    metrics.droneGone(DRONE);

    assertThat(registry.getMeters())
        .extracting(Meter::getId)
        .noneMatch(id -> id.getName().startsWith("drover.edge.share"));
    assertThat(registry.get("drover.edge.drones").gauge().value()).isZero();
  }

  private double dropped(String reason) {
    return registry.counter("drover.edge.frames.dropped", "reason", reason).count();
  }
}
