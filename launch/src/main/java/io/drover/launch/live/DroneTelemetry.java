package io.drover.launch.live;

import io.drover.core.geometry.Vector2;
import io.drover.core.id.EdgeId;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.OffloadDecision;
import io.drover.onboard.FrameRecord;
import io.drover.onboard.scheduler.DecisionState;
import io.drover.telemetry.payload.Decision;
import io.drover.telemetry.payload.Event;
import io.drover.telemetry.payload.Report;
import io.drover.telemetry.payload.State;
import io.drover.telemetry.payload.Telemetry;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A drone's records as MQTT reports: each scheduling decision, what goes wrong with its edges and
 * when it is over, when frames go to another of them, five times a second where the drone is, and
 * once a second its numbers. Only queues; one thread.
 */
final class DroneTelemetry {
  private static final double PERIOD_SECONDS = 1;

  /** Where it is, is told more often, so that maps show it move. */
  private static final double STATE_SECONDS = 0.2;

  private final Consumer<Report> sink;
  private final DecisionSpace space;
  private final String policy;
  private final BooleanSupplier connected;
  private final RunningFigures figures = new RunningFigures();
  private DecisionState latestState;
  private double nextSeconds = Double.NEGATIVE_INFINITY;
  private double nextStateSeconds = Double.NEGATIVE_INFINITY;
  private boolean fallback;
  private boolean edgeThere = true;
  private Optional<EdgeId> server = Optional.empty();

  /**
   * Reports to a sink that returns at once.
   *
   * @param connected whether any edge can be reached now
   */
  DroneTelemetry(
      Consumer<Report> sink, DecisionSpace space, String policy, BooleanSupplier connected) {
    this.sink = sink;
    this.space = space;
    this.policy = policy;
    this.connected = connected;
  }

  /** Reports one finished frame; where it was captured, ENU metres, and the heading then. */
  @SuppressWarnings("ReferenceEquality") // the frames of one step share one state
  void report(FrameRecord record, Vector2 position, double headingRadians) {
    if (record.state() != latestState) {
      latestState = record.state();
      sink.accept(decision(record));
    }
    reportFallback(record);
    reportEdge(record);
    reportHandover(record);
    figures.add(record);
    if (record.effectSeconds() >= nextStateSeconds) {
      nextStateSeconds = record.effectSeconds() + STATE_SECONDS;
      sink.accept(state(record, position, headingRadians));
    }
    if (record.effectSeconds() >= nextSeconds) {
      nextSeconds = record.effectSeconds() + PERIOD_SECONDS;
      sink.accept(new Telemetry(figures.take(record)));
    }
  }

  private Decision decision(FrameRecord record) {
    OffloadDecision chosen = record.choice().decision();
    Map<String, Object> action = new LinkedHashMap<>();
    action.put("label", chosen.label());
    action.put("location", chosen.location().label());
    action.put("resolution", chosen.resolution().side());
    chosen.quality().ifPresent(quality -> action.put("quality", quality.value()));
    int index = space.indexOf(chosen);
    double predicted = record.state().predictedLatencySeconds()[index];
    String reason =
        String.format(
            Locale.ROOT,
            "%s: %.3f s predicted at %.2f Mbit/s",
            chosen.label(),
            predicted,
            record.state().bandwidthBitsPerSecond() / 1e6);
    return new Decision(policyOf(record), action, reason, inputs(record));
  }

  private String policyOf(FrameRecord record) {
    return record.orders().policy().orElse(policy);
  }

  private Map<String, Object> inputs(FrameRecord record) {
    DecisionState state = record.state();
    Map<String, Object> inputs = new LinkedHashMap<>();
    inputs.put("complexity", state.complexity());
    inputs.put("dynamics", state.dynamics());
    inputs.put("bandwidthBitsPerSecond", state.bandwidthBitsPerSecond());
    inputs.put("shareCores", state.share().cores());
    inputs.put("roundTripSeconds", state.roundTripSeconds());
    inputs.put("lastLatencySeconds", state.lastLatencySeconds());
    inputs.put("speedMetresPerSecond", state.speedMetresPerSecond());
    inputs.put("actions", space.decisions().stream().map(OffloadDecision::label).toList());
    inputs.put("predictedLatencySeconds", boxed(state.predictedLatencySeconds()));
    inputs.put("preferences", boxed(record.choice().preferences()));
    if (record.choice().predictedQuality().length > 0) {
      inputs.put("predictedQon", boxed(record.choice().predictedQuality()));
    }
    return inputs;
  }

  private static List<Double> boxed(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  private void reportFallback(FrameRecord record) {
    boolean now = record.outcome().fallback();
    if (now == fallback) {
      return;
    }
    fallback = now;
    sink.accept(
        now
            ? new Event(
                "fallbackBegan",
                Event.Level.WARNING,
                "the edge did not answer in time ("
                    + record.outcome().label()
                    + "): inferring on board",
                about(record))
            : new Event(
                "fallbackEnded",
                Event.Level.INFO,
                "frames go as decided again: " + record.executed().label(),
                about(record)));
  }

  private void reportEdge(FrameRecord record) {
    boolean now = connected.getAsBoolean();
    if (now == edgeThere) {
      return;
    }
    edgeThere = now;
    sink.accept(
        now
            ? new Event("edgeBack", Event.Level.INFO, "the edge is connected", about(record))
            : new Event("edgeLost", Event.Level.WARNING, "the edge is gone", about(record)));
  }

  private void reportHandover(FrameRecord record) {
    if (record.servedBy().isEmpty() || record.servedBy().equals(server)) {
      return;
    }
    EdgeId now = record.servedBy().get();
    server.ifPresent(
        before -> {
          Map<String, Object> fields = new LinkedHashMap<>(about(record));
          fields.put("from", before.value());
          fields.put("to", now.value());
          sink.accept(
              new Event(
                  "handover",
                  Event.Level.INFO,
                  "frames are served by " + now + " instead of " + before,
                  fields));
        });
    server = record.servedBy();
  }

  private static Map<String, Object> about(FrameRecord record) {
    return Map.of("frame", record.frame(), "timeSeconds", record.captureSeconds());
  }

  private State state(FrameRecord record, Vector2 position, double headingRadians) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("position", Map.of("x", position.x(), "y", position.y()));
    fields.put("headingRadians", headingRadians);
    fields.put("speedMetresPerSecond", record.command().forwardMetresPerSecond());
    fields.put("policy", policyOf(record));
    fields.put("holding", record.orders().hold());
    record
        .orders()
        .speedLimitMetresPerSecond()
        .ifPresent(limit -> fields.put("speedLimitMetresPerSecond", limit));
    fields.put("decision", record.choice().decision().label());
    fields.put("outcome", record.outcome().label());
    server.ifPresent(edge -> fields.put("edge", edge.value()));
    return new State(fields);
  }
}
