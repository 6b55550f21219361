package io.drover.launch.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.core.id.DroneId;
import io.drover.core.time.NanoClock;
import io.drover.edge.DroneReading;
import io.drover.edge.Heartbeat;
import io.drover.edge.Refusal;
import io.drover.edge.ShareChange;
import io.drover.edge.StageTimes;
import io.drover.edge.allocation.DroneDemand;
import io.drover.edge.container.DropReason;
import io.drover.navigation.ResourceShare;
import io.drover.telemetry.payload.Event;
import io.drover.telemetry.payload.Report;
import io.drover.telemetry.payload.State;
import io.drover.telemetry.payload.Telemetry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class EdgeTelemetryTest {
  private static final DroneId DRONE = new DroneId("drone1");

  private final VirtualClock clock = new VirtualClock();
  private Runnable beat = () -> {};
  private final Heartbeat byHand =
      (seconds, task) -> {
        beat = task;
        return () -> {};
      };

  /** Time that passes when somebody sleeps. */
  private static final class VirtualClock implements NanoClock {
    private long now;

    @Override
    public long nanoTime() {
      return now;
    }

    @Override
    public void sleepUntil(long nanoTime) {
      now = Math.max(now, nanoTime);
    }
  }

  @Test
  void countsFramesOfEachPeriod() {
    List<Report> reports = new CopyOnWriteArrayList<>();
    EdgeTelemetry telemetry = new EdgeTelemetry(reports::add, 4, clock, byHand);
    for (int frames : new int[] {6, 0}) {
      for (int i = 0; i < frames; i++) {
        telemetry.frameServed(DRONE, 1000, new StageTimes(0.01, 0.005, 0.015, 0.03));
      }
      clock.sleep(2);
      beat.run();
    }
    assertThat(reports)
        .filteredOn(Telemetry.class::isInstance)
        .extracting(report -> ((Telemetry) report).numbers().get("frames_per_second"))
        .containsExactly(3.0, 0.0);
  }

  @Test
  void tellsOfDronesAndGivesItsNumbersALastTimeWhenItEnds() {
    List<Report> reports = new CopyOnWriteArrayList<>();
    EdgeTelemetry telemetry = new EdgeTelemetry(reports::add, 4, clock, byHand);
    telemetry.droneAdmitted(DRONE, false);
    ResourceShare share = new ResourceShare(1.5);
    telemetry.shareChanged(new ShareChange(DroneDemand.of(DRONE), share, share, 2, 1));
    telemetry.droneMeasured(DRONE, new DroneReading(share, 0.25, 0.06, 0, Optional.empty()));
    telemetry.turnedAway(
        new Refusal(
            Optional.of("drone2"), Optional.empty(), Refusal.Reason.FULL, "the edge is full"));
    telemetry.frameDropped(DRONE, DropReason.INVALID_FRAME, "late");
    telemetry.close();
    assertThat(reports)
        .filteredOn(Event.class::isInstance)
        .extracting(report -> ((Event) report).type())
        .containsExactly("droneAdmitted", "shareChanged", "droneRefused");
    Map<String, Number> last = ((Telemetry) reports.get(reports.size() - 1)).numbers();
    assertThat(last)
        .containsEntry("drones", 1)
        .containsEntry("cores_granted", 1.5)
        .containsEntry("cores_used", 0.25)
        .containsEntry("frames_dropped", 1L);
    assertThat(((State) reports.get(reports.size() - 2)).fields().toString())
        .contains("cores=4.0", "drone=" + DRONE, "grantedCores=1.5", "usedCores=0.25");
  }
}
