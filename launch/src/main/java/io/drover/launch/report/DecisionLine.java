package io.drover.launch.report;

import static io.drover.launch.report.FiniteJson.field;
import static io.drover.launch.report.FiniteJson.number;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.drover.core.geometry.Vector2;
import io.drover.core.id.EdgeId;
import io.drover.navigation.DecisionSpace;
import io.drover.onboard.FrameRecord;
import io.drover.onboard.command.StandingOrders;
import io.drover.onboard.scheduler.DecisionState;
import io.drover.onboard.scheduler.RecentPast;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * One frame as a line of {@code decisions.jsonl}: what was known, chosen, done and seen. SI units;
 * infinite or undefined numbers are {@code null}.
 */
public final class DecisionLine {
  private static final JsonFactory JSON = new JsonFactory();

  private DecisionLine() {}

  /**
   * A JSON object on one line, without a line break. Any thread.
   *
   * @param space names the numbered actions of the record's preferences
   * @param position where the frame was captured, ENU metres; empty where nobody knows
   */
  public static String of(
      FlightLabel flight, DecisionSpace space, Optional<Vector2> position, FrameRecord record) {
    StringWriter line = new StringWriter(1024);
    try (JsonGenerator out = JSON.createGenerator(line)) {
      out.writeStartObject();
      out.writeStringField("policy", flight.policy());
      out.writeNumberField("flight", flight.flight());
      out.writeStringField("drone", flight.drone());
      out.writeNumberField("frame", record.frame());
      field(out, "time_seconds", record.captureSeconds());
      field(out, "latency_seconds", record.latencySeconds());
      position(out, position);
      state(out, record.state());
      decision(out, space, record);
      stages(out, record);
      result(out, record);
      orders(out, record.orders());
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return line.toString();
  }

  private static void position(JsonGenerator out, Optional<Vector2> position) throws IOException {
    if (position.isEmpty()) {
      out.writeNullField("position");
      return;
    }
    out.writeObjectFieldStart("position");
    field(out, "x", position.get().x());
    field(out, "y", position.get().y());
    out.writeEndObject();
  }

  private static void state(JsonGenerator out, DecisionState state) throws IOException {
    out.writeObjectFieldStart("state");
    field(out, "complexity", state.complexity());
    field(out, "dynamics", state.dynamics());
    field(out, "bandwidth_bits_per_second", state.bandwidthBitsPerSecond());
    field(out, "share_cores", state.share().cores());
    field(out, "round_trip_seconds", state.roundTripSeconds());
    field(out, "last_latency_seconds", state.lastLatencySeconds());
    field(out, "speed_metres_per_second", state.speedMetresPerSecond());
    numbers(out, "predicted_latency_seconds", state.predictedLatencySeconds());
    numbers(out, "predicted_transmit_seconds", state.predictedTransmitSeconds());
    field(out, "steering_radians", state.output().steeringRadians());
    field(out, "collision_probability", state.output().collisionProbability());
    out.writeNumberField("last_action", state.lastAction());
    RecentPast recent = state.recent();
    field(out, "bandwidth_spread", recent.bandwidthSpread());
    field(out, "bandwidth_trend", recent.bandwidthTrend());
    numbers(out, "persistence", recent.persistence());
    numbers(out, "agreement", recent.agreement());
    numbers(out, "mean_error_radians", recent.meanErrorRadians());
    numbers(out, "root_mean_square_radians", recent.rootMeanSquareRadians());
    numbers(out, "late_error_radians", recent.lateErrorRadians());
    numbers(out, "looks", recent.looks());
    numbers(out, "expected_qon", recent.expectedQuality());
    numbers(out, "usual_qon", recent.usualQuality());
    out.writeEndObject();
  }

  private static void numbers(JsonGenerator out, String name, double[] values) throws IOException {
    out.writeArrayFieldStart(name);
    for (double value : values) {
      number(out, value);
    }
    out.writeEndArray();
  }

  private static void decision(JsonGenerator out, DecisionSpace space, FrameRecord record)
      throws IOException {
    out.writeStringField("decision", record.choice().decision().label());
    alternatives(out, "preferences", space, record.choice().preferences());
    alternatives(out, "predicted_qon", space, record.choice().predictedQuality());
    out.writeStringField("executed", record.executed().label());
    out.writeStringField("outcome", record.outcome().label());
    out.writeStringField("served_by", record.servedBy().map(EdgeId::value).orElse(null));
  }

  /** Left out if the scheduler does not weigh its alternatives. */
  private static void alternatives(
      JsonGenerator out, String name, DecisionSpace space, double[] values) throws IOException {
    if (values.length > 0) {
      out.writeObjectFieldStart(name);
      for (int action = 0; action < values.length; action++) {
        field(out, space.decision(action).label(), values[action]);
      }
      out.writeEndObject();
    }
  }

  private static void stages(JsonGenerator out, FrameRecord record) throws IOException {
    out.writeObjectFieldStart("stages");
    field(out, "prepare_seconds", record.stages().prepareSeconds());
    field(out, "transmit_seconds", record.stages().transmitSeconds());
    field(out, "queue_seconds", record.stages().queueSeconds());
    field(out, "inference_seconds", record.stages().inferenceSeconds());
    field(out, "waited_seconds", record.stages().waitedSeconds());
    out.writeEndObject();
  }

  /** Left out of flights that go as configured. */
  private static void orders(JsonGenerator out, StandingOrders orders) throws IOException {
    if (orders.equals(StandingOrders.NONE)) {
      return;
    }
    out.writeObjectFieldStart("orders");
    out.writeBooleanField("hold", orders.hold());
    field(
        out,
        "speed_limit_metres_per_second",
        orders.speedLimitMetresPerSecond().orElse(Double.NaN));
    out.writeStringField("policy", orders.policy().orElse(null));
    out.writeEndObject();
  }

  private static void result(JsonGenerator out, FrameRecord record) throws IOException {
    field(out, "steering_radians", record.output().steeringRadians());
    field(out, "collision_probability", record.output().collisionProbability());
    out.writeObjectFieldStart("command");
    field(out, "forward_metres_per_second", record.command().forwardMetresPerSecond());
    field(out, "yaw_rate_radians_per_second", record.command().yawRateRadiansPerSecond());
    out.writeEndObject();
    out.writeNumberField("bytes_sent", record.bytesSent());
    field(out, "reference_steering_radians", record.referenceSteeringRadians().orElse(Double.NaN));
    if (record.referenceSteeringRadians().isPresent()) {
      out.writeBooleanField("success", record.success());
    } else {
      out.writeNullField("success");
    }
  }
}
