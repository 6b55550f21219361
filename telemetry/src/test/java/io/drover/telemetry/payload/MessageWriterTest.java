package io.drover.telemetry.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MessageWriterTest {
  private static final Header HEADER =
      new Header(7, Instant.parse("2026-03-01T12:00:00Z"), "drone1");
  private static final String HEADER_JSON =
      "\"headerId\":7,\"timestamp\":\"2026-03-01T12:00:00.000Z\",\"version\":\"1.1.0\","
          + "\"serialNumber\":\"drone1\"";

  @Test
  void writesTelemetryFlat() {
    Map<String, Number> numbers = new LinkedHashMap<>();
    numbers.put("qon", 0.83);
    numbers.put("latency_seconds", 0.041);
    numbers.put("bandwidth_bits_per_second", 12_000_000L);

    assertThat(json(new Telemetry(numbers)))
        .isEqualTo(
            "{"
                + HEADER_JSON
                + ",\"qon\":0.83,\"latency_seconds\":0.041,"
                + "\"bandwidth_bits_per_second\":12000000}");
  }

  @Test
  void leavesOutNumbersThatJsonCannotWrite() {
    Map<String, Number> numbers = new LinkedHashMap<>();
    numbers.put("qon", Double.NaN);
    numbers.put("latency_seconds", Float.POSITIVE_INFINITY);
    numbers.put("offload_ratio", null);
    numbers.put("drones", 2);

    assertThat(json(new Telemetry(numbers))).isEqualTo("{" + HEADER_JSON + ",\"drones\":2}");
  }

  @Test
  void writesStateNested() {
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("position", Map.of("xMetres", 1.5));
    state.put("ranges", Arrays.asList(1.0, Double.NaN, 2));
    state.put("level", Event.Level.WARNING);
    state.put("flying", true);
    state.put("yawRadians", Double.NaN);

    assertThat(json(new State(state)))
        .isEqualTo(
            "{"
                + HEADER_JSON
                + ",\"position\":{\"xMetres\":1.5},\"ranges\":[1.0,null,2],"
                + "\"level\":\"WARNING\",\"flying\":true}");
  }

  @Test
  void writesADecisionWithItsInputs() {
    Decision decision =
        new Decision("a3d", Map.of("location", "edge"), "link is good", Map.of("rttSeconds", 0.03));

    assertThat(json(decision))
        .isEqualTo(
            "{"
                + HEADER_JSON
                + ",\"policy\":\"a3d\",\"action\":{\"location\":\"edge\"},"
                + "\"reason\":\"link is good\",\"inputs\":{\"rttSeconds\":0.03}}");
  }

  @Test
  void writesAnEvent() {
    Event event =
        new Event("edgeLost", Event.Level.WARNING, "edge1 is gone", Map.of("edge", "edge1"));

    assertThat(json(event))
        .isEqualTo(
            "{"
                + HEADER_JSON
                + ",\"eventType\":\"edgeLost\",\"eventLevel\":\"WARNING\","
                + "\"eventDescription\":\"edge1 is gone\",\"eventReferences\":{\"edge\":\"edge1\"}}");
  }

  @Test
  void writesAConnection() {
    assertThat(json(new Connection(ConnectionState.CONNECTION_BROKEN, "drone")))
        .isEqualTo(
            "{" + HEADER_JSON + ",\"connectionState\":\"CONNECTION_BROKEN\",\"role\":\"drone\"}");
  }

  @Test
  void isNotChangedByWhatItWasMadeFrom() {
    AtomicInteger counter = new AtomicInteger(1);
    Map<String, Object> nested = new LinkedHashMap<>(Map.of("count", counter));
    State state = new State(Map.of("nested", nested, "list", List.of(nested)));
    String before = json(state);

    counter.set(2);
    nested.put("other", 1);

    assertThat(json(state)).isEqualTo(before);
  }

  private static String json(Payload payload) {
    return new String(MessageWriter.write(HEADER, payload), StandardCharsets.UTF_8);
  }
}
