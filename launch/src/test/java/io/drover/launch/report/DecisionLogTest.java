package io.drover.launch.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.geometry.Vector2;
import io.drover.onboard.FrameRecord;
import io.drover.onboard.scheduler.Choice;
import io.drover.onboard.scheduler.DecisionState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionLogTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final FlightLabel LABEL = new FlightLabel("a3d", 2, "drone1");
  private static final ReportedFlight FLIGHT = SyntheticRun.flight();

  @TempDir private Path folder;

  @Test
  void tellsEverythingThatIsKnownOfAFrame() throws IOException {
    FrameRecord record = FLIGHT.records().get(5);
    JsonNode line = line(Optional.of(new Vector2(1.5, -2)), record);
    assertThat(line.fieldNames())
        .toIterable()
        .containsExactly(
            "policy",
            "flight",
            "drone",
            "frame",
            "time_seconds",
            "latency_seconds",
            "position",
            "state",
            "decision",
            "preferences",
            "predicted_qon",
            "executed",
            "outcome",
            "served_by",
            "stages",
            "steering_radians",
            "collision_probability",
            "command",
            "bytes_sent",
            "reference_steering_radians",
            "success");
    assertThat(line.get("state").fieldNames())
        .toIterable()
        .containsExactly(
            "complexity",
            "dynamics",
            "bandwidth_bits_per_second",
            "share_cores",
            "round_trip_seconds",
            "last_latency_seconds",
            "speed_metres_per_second",
            "predicted_latency_seconds",
            "predicted_transmit_seconds",
            "steering_radians",
            "collision_probability",
            "last_action",
            "bandwidth_spread",
            "bandwidth_trend",
            "persistence",
            "agreement",
            "mean_error_radians",
            "root_mean_square_radians",
            "late_error_radians",
            "looks",
            "expected_qon",
            "usual_qon");
    assertThat(line.get("position").toString()).isEqualTo("{\"x\":1.5,\"y\":-2.0}");
    assertThat(line.get("flight").intValue()).isEqualTo(2);
    assertThat(line.get("steering_radians").doubleValue())
        .isEqualTo(record.output().steeringRadians());
    assertThat(line.get("decision").textValue()).isEqualTo(record.choice().decision().label());
    assertThat(line.get("success").booleanValue()).isEqualTo(record.success());
  }

  @Test
  void namesTheActionOfEachPreference() throws IOException {
    FrameRecord record = FLIGHT.records().get(0);
    JsonNode preferences = line(Optional.empty(), record).get("preferences");
    assertThat(preferences.size()).isEqualTo(12);
    assertThat(preferences.get("edge-224-q60").doubleValue())
        .isEqualTo(record.choice().preferences()[7]);
    assertThat(line(Optional.empty(), record).get("predicted_qon").get("onboard-112").doubleValue())
        .isEqualTo(record.choice().predictedQuality()[2]);
  }

  @Test
  void writesNullForWhatIsUnknownOrInfinite() throws IOException {
    JsonNode line = line(Optional.empty(), withLinkDown(FLIGHT.records().get(0)));
    assertThat(line.get("position").isNull()).isTrue();
    assertThat(line.get("reference_steering_radians").isNull()).isTrue();
    assertThat(line.get("success").isNull()).isTrue();
    assertThat(line.get("state").get("predicted_latency_seconds").toString())
        .isEqualTo("[0.7,null,null]");
    assertThat(line.has("preferences")).isFalse();
    assertThat(line.has("predicted_qon")).isFalse();
  }

  @Test
  void hasEachFrameOnDiskBeforeTheNext() throws IOException {
    Path file = folder.resolve("decisions.jsonl");
    try (DecisionLog log = DecisionLog.create(file, SyntheticRun.SPACE)) {
      for (int i = 0; i < 3; i++) {
        log.write(LABEL, Optional.empty(), FLIGHT.records().get(i));
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(i + 1);
        assertThat(JSON.readTree(lines.get(i)).get("frame").intValue()).isEqualTo(i);
      }
    }
  }

  @Test
  void saysWhichFileCannotBeWritten() {
    Path file = folder.resolve("absent").resolve("decisions.jsonl");
    assertThatExceptionOfType(DroverException.class)
        .isThrownBy(() -> DecisionLog.create(file, SyntheticRun.SPACE))
        .withMessageContaining(file.toString())
        .matches(e -> e.code() == ErrorCode.FILE_NOT_WRITABLE);
  }

  private static JsonNode line(Optional<Vector2> position, FrameRecord record) throws IOException {
    String line = DecisionLine.of(LABEL, SyntheticRun.SPACE, position, record);
    assertThat(line).doesNotContain("\n");
    return JSON.readTree(line);
  }

  /** The first frame has no reference. */
  private static FrameRecord withLinkDown(FrameRecord r) {
    DecisionState s = r.state();
    double[] predicted = {0.7, Double.POSITIVE_INFINITY, Double.NaN};
    DecisionState down =
        new DecisionState(
            s.complexity(),
            s.dynamics(),
            0,
            s.share(),
            s.roundTripSeconds(),
            0,
            s.speedMetresPerSecond(),
            predicted,
            predicted,
            s.output(),
            s.lastAction(),
            s.recent());
    return new FrameRecord(
        r.frame(),
        r.captureSeconds(),
        r.latencySeconds(),
        down,
        Choice.of(SyntheticRun.SPACE.local()),
        r.executed(),
        r.outcome(),
        r.servedBy(),
        r.stages(),
        r.output(),
        r.command(),
        r.bytesSent(),
        r.referenceSteeringRadians(),
        r.success(),
        r.orders());
  }
}
