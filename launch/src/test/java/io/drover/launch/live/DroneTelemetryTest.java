package io.drover.launch.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.core.geometry.Vector2;
import io.drover.navigation.DecisionSpace;
import io.drover.onboard.perception.FrameOutcome;
import io.drover.telemetry.payload.Decision;
import io.drover.telemetry.payload.Event;
import io.drover.telemetry.payload.Report;
import io.drover.telemetry.payload.Telemetry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DroneTelemetryTest {
  private static final Vector2 HERE = new Vector2(3, 4);

  private final List<Report> reports = new ArrayList<>();
  private boolean connected = true;
  private final DroneTelemetry telemetry =
      new DroneTelemetry(reports::add, DecisionSpace.a3d(448), "dynamic", () -> connected);

  private void frame(long number, FrameOutcome outcome) {
    telemetry.report(FlightFolderTest.record(number, outcome, new double[0]), HERE, 0.5);
  }

  private List<String> events() {
    return reports.stream()
        .filter(Event.class::isInstance)
        .map(report -> ((Event) report).type())
        .toList();
  }

  @Test
  void saysWhenFallbacksBeginAndEnd() {
    frame(0, FrameOutcome.EDGE);
    frame(1, FrameOutcome.DEADLINE_FALLBACK);
    frame(2, FrameOutcome.LINK_BUSY_FALLBACK);
    frame(3, FrameOutcome.EDGE);
    assertThat(events()).containsExactly("fallbackBegan", "fallbackEnded");
  }

  @Test
  void saysWhenTheEdgeGoesAndComesBack() {
    frame(0, FrameOutcome.EDGE);
    connected = false;
    frame(1, FrameOutcome.ONBOARD);
    frame(2, FrameOutcome.ONBOARD);
    connected = true;
    frame(3, FrameOutcome.ONBOARD);
    assertThat(events()).containsExactly("edgeLost", "edgeBack");
  }

  @Test
  void saysWhenAnotherEdgeServesItsFrames() {
    String[] edges = {"edge1", "edge1", "edge2", "edge2", "edge1"};
    for (int i = 0; i < edges.length; i++) {
      servedBy(edges[i], i);
    }
    frame(edges.length, FrameOutcome.ONBOARD);
    assertThat(events()).containsExactly("handover", "handover");
    Event first =
        reports.stream()
            .filter(Event.class::isInstance)
            .map(Event.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(first.references())
        .containsEntry("from", "edge1")
        .containsEntry("to", "edge2")
        .containsEntry("frame", 2L);
  }

  private void servedBy(String edge, long number) {
    telemetry.report(
        FlightFolderTest.record(number, FrameOutcome.EDGE, new double[0], edge), HERE, 0.5);
  }

  @Test
  void givesItsNumbersOnceASecond() {
    for (int i = 0; i < 10; i++) {
      frame(i, FrameOutcome.EDGE);
    }
    // frames are 0.3 s apart: reports follow frames 0, 4 and 8
    List<Map<String, Number>> numbers =
        reports.stream()
            .filter(Telemetry.class::isInstance)
            .map(report -> ((Telemetry) report).numbers())
            .toList();
    assertThat(numbers).hasSize(3);
    assertThat(numbers.get(2))
        .containsEntry("bytes_sent", 9 * 23_456L)
        .containsEntry("offload_ratio", 1.0)
        .containsEntry("bandwidth_bits_per_second", 3e6)
        .containsKeys("qon", "latency_seconds", "speed_metres_per_second", "frames_per_second");
    assertThat(numbers.get(2).get("qon").doubleValue()).isEqualTo(1.0 / 8);
  }

  @Test
  void givesEachDecisionWithItsInputs() {
    frame(0, FrameOutcome.EDGE);
    Decision decision =
        reports.stream()
            .filter(Decision.class::isInstance)
            .map(Decision.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(decision.policy()).isEqualTo("dynamic");
    assertThat(decision.action())
        .containsEntry("label", "edge-448-q95")
        .containsEntry("quality", 95);
    assertThat(decision.inputs()).containsKeys("complexity", "dynamics", "predictedLatencySeconds");
  }
}
