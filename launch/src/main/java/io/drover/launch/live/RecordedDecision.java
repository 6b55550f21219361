package io.drover.launch.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.drover.core.geometry.Vector2;
import io.drover.core.id.EdgeId;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.NavigationOutput;
import io.drover.navigation.OffloadDecision;
import io.drover.navigation.ResourceShare;
import io.drover.onboard.FrameRecord;
import io.drover.onboard.VelocityCommand;
import io.drover.onboard.command.StandingOrders;
import io.drover.onboard.perception.FrameOutcome;
import io.drover.onboard.perception.StageTimes;
import io.drover.onboard.scheduler.Choice;
import io.drover.onboard.scheduler.DecisionState;
import io.drover.onboard.scheduler.RecentPast;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Lines of one flight's {@code decisions.jsonl}, in order, as the records that they were made from.
 * Frames of one decision share their state and choice as they did in flight: whoever counts
 * decisions tells them apart by that.
 */
final class RecordedDecision {
  private final DecisionSpace space;
  private List<JsonNode> latest = List.of();
  private DecisionState state;
  private Choice choice;

  RecordedDecision(DecisionSpace space) {
    this.space = space;
  }

  /** What the frame's record was; numbers that JSON could not hold are infinite. */
  FrameRecord record(JsonNode line) {
    List<JsonNode> decided =
        List.of(
            line.required("state"),
            line.required("decision"),
            line.path("preferences"),
            line.path("predicted_qon"));
    if (!decided.equals(latest)) {
      latest = decided;
      state = state(line.required("state"));
      choice =
          new Choice(
              decision(line, "decision", space),
              alternatives(line, "preferences", space),
              alternatives(line, "predicted_qon", space));
    }
    JsonNode stages = line.required("stages");
    JsonNode reference = line.required("reference_steering_radians");
    return new FrameRecord(
        line.required("frame").longValue(),
        number(line, "time_seconds"),
        number(line, "latency_seconds"),
        state,
        choice,
        decision(line, "executed", space),
        FrameOutcome.valueOf(line.required("outcome").textValue().toUpperCase(Locale.ROOT)),
        Optional.ofNullable(line.path("served_by").textValue()).map(EdgeId::new),
        new StageTimes(
            number(stages, "prepare_seconds"),
            number(stages, "transmit_seconds"),
            number(stages, "queue_seconds"),
            number(stages, "inference_seconds"),
            number(stages, "waited_seconds")),
        new NavigationOutput(
            number(line, "steering_radians"), number(line, "collision_probability")),
        new VelocityCommand(
            number(line.required("command"), "forward_metres_per_second"),
            number(line.required("command"), "yaw_rate_radians_per_second")),
        line.required("bytes_sent").longValue(),
        reference.isNull() ? OptionalDouble.empty() : OptionalDouble.of(reference.doubleValue()),
        line.required("success").booleanValue(),
        orders(line.path("orders")));
  }

  private static StandingOrders orders(JsonNode orders) {
    if (orders.isMissingNode()) {
      return StandingOrders.NONE;
    }
    JsonNode limit = orders.required("speed_limit_metres_per_second");
    return new StandingOrders(
        orders.required("hold").booleanValue(),
        limit.isNull() ? OptionalDouble.empty() : OptionalDouble.of(limit.doubleValue()),
        Optional.ofNullable(orders.required("policy").textValue()));
  }

  /** Where the frame was captured, ENU metres. */
  static Vector2 position(JsonNode line) {
    JsonNode position = line.required("position");
    return new Vector2(number(position, "x"), number(position, "y"));
  }

  private static DecisionState state(JsonNode state) {
    return new DecisionState(
        number(state, "complexity"),
        number(state, "dynamics"),
        number(state, "bandwidth_bits_per_second"),
        new ResourceShare(number(state, "share_cores")),
        number(state, "round_trip_seconds"),
        number(state, "last_latency_seconds"),
        number(state, "speed_metres_per_second"),
        numbers(state, "predicted_latency_seconds"),
        numbers(state, "predicted_transmit_seconds"),
        new NavigationOutput(
            number(state, "steering_radians"), number(state, "collision_probability")),
        state.required("last_action").intValue(),
        new RecentPast(
            number(state, "bandwidth_spread"),
            number(state, "bandwidth_trend"),
            numbers(state, "persistence"),
            numbers(state, "agreement"),
            numbers(state, "mean_error_radians"),
            numbers(state, "root_mean_square_radians"),
            numbers(state, "late_error_radians"),
            numbers(state, "looks"),
            numbers(state, "expected_qon"),
            numbers(state, "usual_qon")));
  }

  private static double[] numbers(JsonNode object, String key) {
    JsonNode array = object.required(key);
    double[] numbers = new double[array.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(array.get(i));
    }
    return numbers;
  }

  private static OffloadDecision decision(JsonNode line, String key, DecisionSpace space) {
    String label = line.required(key).textValue();
    return space.decisions().stream()
        .filter(decision -> decision.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no action is called " + label));
  }

  private static double[] alternatives(JsonNode line, String key, DecisionSpace space) {
    JsonNode weighed = line.path(key);
    if (weighed.isMissingNode()) {
      return new double[0];
    }
    return space.decisions().stream()
        .mapToDouble(decision -> number(weighed, decision.label()))
        .toArray();
  }

  private static double number(JsonNode object, String key) {
    return number(object.required(key));
  }

  private static double number(JsonNode value) {
    return value.isNull() ? Double.POSITIVE_INFINITY : value.doubleValue();
  }
}
