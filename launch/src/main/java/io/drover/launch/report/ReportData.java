package io.drover.launch.report;

import static io.drover.launch.report.FiniteJson.rounded;
import static io.drover.launch.report.FiniteJson.roundedField;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.drover.airsim.world.Route;
import io.drover.navigation.OffloadDecision;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON that the page's script reads. Whole flights are left out where it would grow too big.
 */
final class ReportData {
  /** Beside what is always there, so that the page stays below 3 MB. */
  private static final int FLIGHTS_CHARACTERS = 2_600_000;

  private static final JsonFactory JSON = new JsonFactory();

  private final RunReport run;

  private ReportData(RunReport run) {
    this.run = run;
  }

  static String of(RunReport run) {
    try {
      return new ReportData(run).json();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
  }

  private String json() throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      out.writeStartObject();
      out.writeStringField("kind", run.kind());
      out.writeObjectFieldStart("settings");
      for (Map.Entry<String, String> setting : run.settings().entrySet()) {
        out.writeStringField(setting.getKey(), setting.getValue());
      }
      out.writeEndObject();
      roundedField(out, "tolerance", run.toleranceRadians(), 4);
      roundedField(out, "window", FrameSeries.WINDOW_SECONDS, 1);
      actions(out);
      if (run.route().isPresent()) {
        route(out, run.route().get());
      }
      figures(out);
      flights(out);
      out.writeEndObject();
    }
    return text.toString();
  }

  private void actions(JsonGenerator out) throws IOException {
    out.writeArrayFieldStart("actions");
    for (OffloadDecision decision : run.space().decisions()) {
      out.writeStartObject();
      out.writeStringField("label", decision.label());
      out.writeBooleanField("edge", decision.offloaded());
      out.writeNumberField("side", decision.resolution().side());
      if (decision.quality().isPresent()) {
        out.writeNumberField("quality", decision.quality().get().value());
      }
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void route(JsonGenerator out, Route route) throws IOException {
    out.writeObjectFieldStart("route");
    out.writeStringField("name", route.name());
    roundedField(out, "length", route.lengthMetres(), 1);
    roundedField(out, "halfWidth", route.halfWidthMetres(), 2);
    out.writeFieldName("path");
    line(out, RouteLines.path(route));
    out.writeArrayFieldStart("tunnels");
    for (List<Double> tunnel : RouteLines.tunnels(route)) {
      line(out, tunnel);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void line(JsonGenerator out, List<Double> numbers) throws IOException {
    out.writeStartArray();
    for (double number : numbers) {
      rounded(out, number, 2);
    }
    out.writeEndArray();
  }

  private void figures(JsonGenerator out) throws IOException {
    out.writeArrayFieldStart("figures");
    for (Map.Entry<String, FlightFigures> policy : run.figures().entrySet()) {
      FlightFigures f = policy.getValue();
      out.writeStartObject();
      out.writeStringField("policy", policy.getKey());
      roundedField(out, "qon", f.qon(), 4);
      roundedField(out, "distance", f.distanceMetres(), 1);
      roundedField(out, "completed", f.completed(), 4);
      roundedField(out, "p50", f.latencyP50Seconds(), 4);
      roundedField(out, "p95", f.latencyP95Seconds(), 4);
      roundedField(out, "offloaded", f.offloadRatio(), 4);
      roundedField(out, "fallbacks", f.fallbackRatio(), 4);
      roundedField(out, "megabytes", f.bytesSent() / 1e6, 2);
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  /** Flights that are compared with one another are kept or left out together. */
  private void flights(JsonGenerator out) throws IOException {
    Map<String, List<ReportedFlight>> groups = new LinkedHashMap<>();
    for (ReportedFlight flight : run.flights()) {
      String group = flight.label().flight() + " " + flight.label().drone();
      groups.computeIfAbsent(group, g -> new ArrayList<>()).add(flight);
    }
    int left = FLIGHTS_CHARACTERS;
    int omitted = 0;
    out.writeArrayFieldStart("flights");
    for (Collection<ReportedFlight> group : groups.values()) {
      List<String> texts = new ArrayList<>();
      for (ReportedFlight flight : group) {
        texts.add(text(flight));
      }
      int size = texts.stream().mapToInt(text -> text.length() + 1).sum();
      if (omitted > 0 || size > left) {
        omitted += group.size();
        continue;
      }
      left -= size;
      for (String text : texts) {
        out.writeRawValue(text);
      }
    }
    out.writeEndArray();
    out.writeNumberField("omitted", omitted);
  }

  private String text(ReportedFlight flight) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      FlightJson.write(flight, run.space(), out);
    }
    return text.toString();
  }
}
