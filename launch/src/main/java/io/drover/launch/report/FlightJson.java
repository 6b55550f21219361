package io.drover.launch.report;

import static io.drover.launch.report.FiniteJson.rounded;
import static io.drover.launch.report.FiniteJson.roundedArray;
import static io.drover.launch.report.FiniteJson.roundedField;

import com.fasterxml.jackson.core.JsonGenerator;
import io.drover.core.geometry.Vector2;
import io.drover.core.id.EdgeId;
import io.drover.core.link.BandwidthTrace;
import io.drover.navigation.DecisionSpace;
import java.io.IOException;
import java.util.List;

/** One flight in the page's data. Times count from its first frame; short keys, few decimals. */
final class FlightJson {
  private static final int LINE_POINTS = 600;
  private static final int TRACK_POINTS = 1500;
  private static final int STEPS = 800;
  private static final double TRACK_TOLERANCE_METRES = 0.05;

  private final ReportedFlight flight;
  private final DecisionSpace space;
  private final JsonGenerator out;
  private final FrameSeries series;

  private FlightJson(ReportedFlight flight, DecisionSpace space, JsonGenerator out) {
    this.flight = flight;
    this.space = space;
    this.out = out;
    this.series = new FrameSeries(flight, LINE_POINTS);
  }

  static void write(ReportedFlight flight, DecisionSpace space, JsonGenerator out)
      throws IOException {
    new FlightJson(flight, space, out).write();
  }

  private void write() throws IOException {
    out.writeStartObject();
    out.writeStringField("policy", flight.label().policy());
    out.writeNumberField("flight", flight.label().flight());
    out.writeStringField("drone", flight.label().drone());
    out.writeStringField("end", flight.end());
    out.writeNumberField("frames", flight.records().size());
    roundedField(out, "distance", flight.distanceMetres(), 1);
    roundedField(out, "duration", flight.durationSeconds(), 2);
    roundedField(out, "interval", series.stepSeconds(), 4);
    track();
    positions();
    links();
    roundedArray(out, "qon", series.rollingQon(), 3);
    latency();
    roundedArray(out, "latencyQuantiles", series.latencyQuantiles(), 4);
    roundedArray(out, "errorQuantiles", series.errorQuantiles(), 4);
    steps();
    out.writeEndObject();
  }

  private void track() throws IOException {
    out.writeArrayFieldStart("track");
    for (Vector2 p : Polyline.simplified(flight.track(), TRACK_TOLERANCE_METRES, TRACK_POINTS)) {
      rounded(out, p.x(), 2);
      rounded(out, p.y(), 2);
    }
    out.writeEndArray();
  }

  /** [t, x, y, …] of as many frames as a line has points. */
  private void positions() throws IOException {
    int frames = Math.min(flight.records().size(), flight.positions().size());
    int stride = Math.max(1, (frames + LINE_POINTS - 1) / LINE_POINTS);
    out.writeArrayFieldStart("positions");
    for (int i = 0; i < frames; i += stride) {
      rounded(out, flight.records().get(i).captureSeconds() - flight.startSeconds(), 2);
      rounded(out, flight.positions().get(i).x(), 1);
      rounded(out, flight.positions().get(i).y(), 1);
    }
    out.writeEndArray();
  }

  /** One line for each edge. */
  private void links() throws IOException {
    out.writeArrayFieldStart("links");
    for (BandwidthTrace link : flight.links()) {
      out.writeStartArray();
      for (double t : series.times()) {
        rounded(out, link.bitsPerSecondAt(Math.max(0, t)) / 1e6, 3);
      }
      out.writeEndArray();
    }
    out.writeEndArray();
  }

  private void latency() throws IOException {
    out.writeArrayFieldStart("latency");
    for (double[] interval : series.latency()) {
      rounded(out, interval[0], 2);
      rounded(out, interval[1], 3);
      rounded(out, interval[2], 3);
    }
    out.writeEndArray();
  }

  private void steps() throws IOException {
    List<DecisionStep> steps = DecisionStep.of(flight.records());
    int stride = Math.max(1, (steps.size() + STEPS - 1) / STEPS);
    out.writeArrayFieldStart("steps");
    for (int i = 0; i < steps.size(); i += stride) {
      double end = steps.get(Math.min(i + stride, steps.size()) - 1).endSeconds();
      step(steps.get(i), end - flight.startSeconds());
    }
    out.writeEndArray();
  }

  private void step(DecisionStep step, double endSeconds) throws IOException {
    out.writeStartObject();
    roundedField(out, "from", step.startSeconds() - flight.startSeconds(), 2);
    roundedField(out, "to", endSeconds, 2);
    out.writeNumberField("action", space.indexOf(step.choice().decision()));
    out.writeNumberField("frames", step.frames());
    out.writeNumberField("fallbacks", step.fallbacks());
    out.writeArrayFieldStart("servedBy");
    for (EdgeId edge : step.servedBy()) {
      out.writeString(edge.value());
    }
    out.writeEndArray();
    out.writeNumberField("scored", step.scored());
    out.writeNumberField("successes", step.successes());
    roundedField(out, "latency", step.meanLatencySeconds(), 3);
    roundedField(out, "complexity", step.state().complexity(), 3);
    roundedField(out, "dynamics", step.state().dynamics(), 3);
    roundedField(out, "mbps", step.state().bandwidthBitsPerSecond() / 1e6, 3);
    roundedField(out, "cores", step.state().share().cores(), 2);
    roundedField(out, "rtt", step.state().roundTripSeconds(), 4);
    roundedField(out, "last", step.state().lastLatencySeconds(), 3);
    roundedField(out, "speed", step.state().speedMetresPerSecond(), 2);
    roundedArray(out, "preferences", step.choice().preferences(), 4);
    roundedArray(out, "quality", step.choice().predictedQuality(), 4);
    roundedArray(out, "predicted", step.state().predictedLatencySeconds(), 4);
    out.writeEndObject();
  }
}
