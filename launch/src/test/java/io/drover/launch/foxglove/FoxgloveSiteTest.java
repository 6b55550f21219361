package io.drover.launch.foxglove;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.drover.launch.live.MessageSchemas;
import io.drover.launch.web.WebServer;
import io.drover.launch.web.WebServerOptions;
import io.drover.telemetry.operator.SiteMessage;
import io.drover.telemetry.payload.Connection;
import io.drover.telemetry.payload.ConnectionState;
import io.drover.telemetry.payload.Decision;
import io.drover.telemetry.payload.Event;
import io.drover.telemetry.payload.Header;
import io.drover.telemetry.payload.MessageWriter;
import io.drover.telemetry.payload.Payload;
import io.drover.telemetry.payload.State;
import io.drover.telemetry.payload.Telemetry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A fleet's messages, as docs/mqtt has them, come to a client as Foxglove has them. */
@Timeout(60)
class FoxgloveSiteTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.25Z");
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private final FoxgloveServer foxglove = new FoxgloveServer("drover", false);
  private final FoxgloveSite site = new FoxgloveSite(foxglove, Clock.fixed(NOW, ZoneOffset.UTC));
  private final WebServer server =
      WebServer.on(WebServerOptions.onLoopback(0)).socket("/foxglove", foxglove).start();
  private final Map<String, Integer> subscribed = new HashMap<>();
  private FoxgloveProbe probe;
  private MessageSchemas schemas;
  private long headerId;

  @BeforeEach
  void connect() throws Exception {
    schemas = new MessageSchemas();
    probe = new FoxgloveProbe(server, true, "foxglove.sdk.v1");
  }

  @AfterEach
  void end() {
    probe.close();
    server.close();
    foxglove.close();
  }

  private void says(String participant, Payload payload) {
    byte[] message = MessageWriter.write(new Header(headerId++, NOW, participant), payload);
    String path = "drover/v1/local/" + participant + "/" + payload.topic().level();
    assertThat(schemas.problemsOn(path, new String(message, UTF_8))).isEmpty();
    hears(path, message);
  }

  private void hears(String path, byte[] message) {
    SiteMessage.read(path, message).ifPresent(site::heard);
  }

  private void says(String participant, String topic, String json) {
    hears("drover/v1/local/" + participant + "/" + topic, json.getBytes(UTF_8));
  }

  private static State flying(double x, String decision, String outcome, boolean holding) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("position", Map.of("x", x, "y", 2.0));
    fields.put("headingRadians", Math.PI / 2);
    fields.put("speedMetresPerSecond", 2.5);
    fields.put("policy", "a3d");
    fields.put("holding", holding);
    fields.put("decision", decision);
    fields.put("outcome", outcome);
    return new State(fields);
  }

  /** All messages of a topic so far, once there are so many. */
  private List<JsonNode> heard(String topic, int atLeast) {
    int number =
        subscribed.computeIfAbsent(
            topic,
            name -> {
              await().until(() -> probe.channel(name).isPresent());
              probe.subscribe(subscribed.size() + 1, name);
              return subscribed.size() + 1;
            });
    await().until(() -> probe.said(number).size() >= atLeast);
    String schema = probe.channel(topic).orElseThrow().get("schema").textValue();
    assertThat(probe.said(number))
        .allSatisfy(
            said -> {
              assertThat(said.nanos()).isEqualTo(NOW.toEpochMilli() * 1_000_000);
              assertThat(
                      REGISTRY
                          .getSchema(schema, InputFormat.JSON)
                          .validate(said.message().toString(), InputFormat.JSON))
                  .isEmpty();
            });
    return probe.said(number).stream().map(FoxgloveProbe.Said::message).toList();
  }

  private static JsonNode last(List<JsonNode> messages) {
    return messages.get(messages.size() - 1);
  }

  @Test
  void showsWhereDronesAreAndWhatBecameOfTheirFrames() {
    says("drone1", new Connection(ConnectionState.ONLINE, "drone"));
    says("drone1", flying(1, "edge-448-q95", "edge", false));
    JsonNode transform = heard("/tf", 1).get(0).get("transforms").get(0);
    assertThat(transform.get("parent_frame_id").textValue()).isEqualTo("map");
    assertThat(transform.get("child_frame_id").textValue()).isEqualTo("drone1/base_link");
    assertThat(transform.get("translation").get("x").doubleValue()).isEqualTo(1);
    assertThat(transform.get("rotation").get("z").doubleValue()).isEqualTo(Math.sin(Math.PI / 4));
    assertThat(transform.get("timestamp").get("nsec").intValue()).isEqualTo(250_000_000);

    JsonNode first = last(heard("/scene/robots", 1)).get("entities").get(0);
    assertThat(first.get("frame_id").textValue()).isEqualTo("drone1/base_link");
    assertThat(words(first)).isEqualTo("drone1 · edge-448-q95");
    says("drone1", flying(2, "edge-448-q95", "edge", false));
    says("drone1", flying(3, "edge-448-q95", "deadline_fallback", false));
    JsonNode fell = last(heard("/scene/robots", 2)).get("entities").get(0);
    assertThat(words(fell)).endsWith("fell back");
    assertThat(fell.get("arrows").get(0).get("color"))
        .isNotEqualTo(first.get("arrows").get(0).get("color"));
    says("drone1", flying(3, "edge-448-q95", "edge", true));
    assertThat(words(last(heard("/scene/robots", 3)).get("entities").get(0))).endsWith("holds");

    assertThat(last(heard("/scene/trails", 1)).get("entities").get(0).get("lines")).isNotEmpty();
    says("drone1", new Connection(ConnectionState.OFFLINE, "drone"));
    assertThat(last(heard("/scene/robots", 4)).get("deletions").get(0).get("id").textValue())
        .isEqualTo("drone1");
  }

  private static String words(JsonNode entity) {
    return entity.get("texts").get(0).get("text").textValue();
  }

  @Test
  void showsRoutesMapsAndRovers() {
    says(
        "drone1",
        "route",
        """
        {"name": "campus", "path": [0, 0, 10, 0, 10, 5], "tunnels": [[1, 0, 2, 0]]}
        """);
    JsonNode route = last(heard("/scene/routes", 1)).get("entities").get(0);
    assertThat(route.get("lines")).hasSize(2);
    assertThat(route.get("lines").get(0).get("points")).hasSize(3);

    says(
        "plan",
        "state",
        """
        {"frames": [[1, 2], [3]], "poses": [
          {"robot": 2, "x": 1, "y": 0.5, "headingRadians": 0},
          {"robot": 3, "x": 4, "y": 1, "headingRadians": 1}]}
        """);
    // who comes late is told all at once
    assertThat(heard("/tf", 1).get(0).get("transforms"))
        .extracting(transform -> transform.get("parent_frame_id").textValue())
        .containsExactly("plan/map-1", "plan/map-3");
    // from the top: 3 free, 1 occupied, 2 not known
    String three = Base64.getEncoder().encodeToString(new byte[] {4 * 3 + 1, 4 + 2, 4 * 2});
    String maps =
        """
        {"maps": [%s, %s]}
        """
            .formatted(map("[1, 2]", three, 3, 2), map("[3]", three, 3, 2));
    says("plan", "grid", maps);
    JsonNode grid = last(heard("/plan/map-1", 1));
    assertThat(grid.get("column_count").intValue()).isEqualTo(3);
    assertThat(Base64.getDecoder().decode(grid.get("data").textValue()))
        .containsExactly((byte) 230, 0, 0, 40, 40, 40);
    assertThat(last(heard("/plan/map-3", 1)).get("frame_id").textValue()).isEqualTo("plan/map-3");
    JsonNode beside = last(heard("/tf", 3)).get("transforms").get(0);
    // 3 cells of half a metre, a gap of 2 m
    assertThat(beside.get("translation").get("x").doubleValue()).isEqualTo(3.5);

    says("plan", "grid", "{\"maps\": [" + map("[1, 2, 3]", three, 3, 2) + "]}");
    await().until(() -> probe.told("unadvertise").size() == 1);
    heard("/plan/map-1", 2);
    for (String broken : List.of("\"?\"", "\"/////////w==\"", "7", "\"\"")) {
      says("plan", "grid", "{\"maps\": [" + map("[1]", "", 3, 2).replace("\"\"", broken) + "]}");
    }
    says("plan", "grid", "{\"maps\": [" + map("[1]", three, 1 << 20, 1 << 20) + "]}");
    says("plan", "grid", "{\"maps\": 3}");
    says("plan", "grid", "{\"maps\": [" + map("[1]", three, 3, 2) + "]}");
    await().until(() -> probe.channels().stream().filter(FoxgloveSiteTest::isMap1).count() >= 2);
  }

  private static boolean isMap1(JsonNode channel) {
    return channel.get("topic").textValue().equals("/plan/map-1");
  }

  private static String map(String robots, String runs, int width, int height) {
    return """
        {"robots": %s, "width": %d, "height": %d, "resolution": 0.5, "originX": 0,
          "originY": -1, "runs": "%s"}
        """
        .formatted(robots, width, height, runs);
  }

  @Test
  void passesMessagesOnWithSchemasThatFoxgloveReads() {
    says("drone1", new Connection(ConnectionState.ONLINE, "drone"));
    says("drone1", flying(1, "onboard-448", "onboard", false));
    Map<String, Number> numbers = new LinkedHashMap<>();
    numbers.put("qon", 0.83);
    numbers.put("latency_seconds", 0.04);
    numbers.put("offload_ratio", 1);
    numbers.put("fallback_ratio", 0);
    numbers.put("speed_metres_per_second", 2);
    numbers.put("bytes_sent", 17);
    says("drone1", new Telemetry(numbers));
    says(
        "edge1",
        new Telemetry(
            Map.of("frames_dropped", 0, "drones", 1, "cores_granted", 1.5, "cores_used", 0.5)));
    Map<String, Object> inputs = new LinkedHashMap<>();
    inputs.put("complexity", 0.1);
    inputs.put("dynamics", 0.2);
    inputs.put("actions", List.of("onboard-448"));
    inputs.put("predictedLatencySeconds", List.of(0.3));
    inputs.put("preferences", List.of(1.0));
    says(
        "drone1",
        new Decision(
            "a3d",
            Map.of("label", "onboard-448", "location", "onboard", "resolution", 448),
            "it is quicker",
            inputs));
    says(
        "drone1",
        new Event(
            "edgeLost",
            Event.Level.WARNING,
            "the edge is gone",
            Map.of("frame", 3, "timeSeconds", 1.5)));

    assertThat(heard("/drone1/telemetry", 1).get(0).get("qon").doubleValue()).isEqualTo(0.83);
    assertThat(schemaName("/drone1/telemetry")).isEqualTo("drover.drone.telemetry");
    assertThat(schemaName("/edge1/telemetry")).isEqualTo("drover.edge.telemetry");
    assertThat(heard("/drone1/decision", 1).get(0).get("reason").textValue())
        .isEqualTo("it is quicker");
    JsonNode line = heard("/log", 1).get(0);
    assertThat(line.get("level").intValue()).isEqualTo(3);
    assertThat(line.get("message").textValue()).isEqualTo("edgeLost: the edge is gone");
    assertThat(line.get("name").textValue()).isEqualTo("drone1");
    for (JsonNode channel : probe.channels()) {
      assertReadable(channel.get("topic").textValue(), read(channel.get("schema").textValue()));
    }
    JsonNode telemetry =
        read(probe.channel("/drone1/telemetry").orElseThrow().get("schema").textValue());
    assertThat(fields(telemetry))
        .contains("headerId", "qon", "bytes_sent")
        .doesNotContain("drones");
    JsonNode event = read(probe.channel("/drone1/event").orElseThrow().get("schema").textValue());
    assertThat(fields(event.get("properties").get("eventReferences")))
        .contains("frame", "from", "reason", "robots");
  }

  @Test
  void theExampleLayoutNamesTopicsAndFieldsThatThereAre() throws IOException {
    JsonNode panels =
        JSON.readTree(Path.of("../docs/foxglove/drover-layout.json").toFile()).get("configById");
    JsonNode telemetry =
        read(
            "{\"latency_seconds\":1,\"offload_ratio\":1,\"fallback_ratio\":0,"
                + "\"speed_metres_per_second\":1,\"bytes_sent\":1}");
    List<String> there =
        fields(read(FoxgloveSchemas.of("telemetry", telemetry).orElseThrow().json()));
    List<String> plotted = new ArrayList<>();
    panels.findValues("paths").forEach(paths -> plotted.addAll(paths.findValuesAsText("value")));
    assertThat(plotted)
        .isNotEmpty()
        .allSatisfy(path -> assertThat(path).startsWith("/drone1/telemetry."))
        .allSatisfy(path -> assertThat(path.split("\\.")[1]).isIn(there));
    assertThat(panels.findValuesAsText("topicToRender")).containsExactly("/log");
    assertThat(panels.findValuesAsText("topicPath"))
        .allSatisfy(
            path -> assertThat(FoxgloveSchemas.of(path.split("/")[2], read("{}"))).isPresent());
    assertThat(fields(panels.findValue("topics")))
        .contains("/scene/robots", "/scene/trails", "/scene/routes");
  }

  private String schemaName(String topic) {
    return probe.channel(topic).orElseThrow().get("schemaName").textValue();
  }

  private static List<String> fields(JsonNode schema) {
    List<String> names = new ArrayList<>();
    JsonNode properties = schema.has("properties") ? schema.get("properties") : schema;
    properties.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Foxglove drops a channel whose schema has anything else. */
  private static void assertReadable(String topic, JsonNode object) {
    assertThat(object.path("type").asText()).as(topic).isEqualTo("object");
    assertThat(object.path("properties").isObject()).as(topic).isTrue();
    for (Map.Entry<String, JsonNode> field : object.get("properties").properties()) {
      JsonNode value = field.getValue();
      String type = value.path("type").asText();
      JsonNode items = value.path("items");
      String each = type.equals("array") ? items.path("type").asText() : type;
      assertThat(each)
          .as("%s of %s", field.getKey(), topic)
          .isIn("boolean", "string", "number", "integer", "object");
      if (each.equals("object")) {
        assertReadable(topic, type.equals("array") ? items : value);
      }
    }
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void passesOverWhatIsNoMessageOfDrovers() {
    hears("drover", new byte[0]);
    says("drone1", "state", "");
    says("drone1", "state", "[3]");
    says("drone1", "state", "{\"position\": {\"x\": \"east\"}, \"poses\": 3}");
    says("drone1", "route", "{\"path\": 7}");
    says("drone1", "event", "{}");
    says("drone1", "command/hold", "{}");
    says("drone1", "../../../secret", "{}");
    hears("drover/v1/local/drone1/state", new byte[] {(byte) 0xff, 0});
    for (int i = 0; i < 500; i++) {
      says("drone" + i, "connection", "{}");
    }
    await().until(() -> probe.told("status").size() == 1);
    assertThat(probe.told("status").get(0).get("message").textValue()).contains("400");
    site.lost("MQTT broker tcp://x:1 is out of reach");
    await().until(() -> probe.told("status").size() == 2);
    site.connected();
    await().until(() -> probe.told("removeStatus").size() == 1);
    assertThat(probe.channels())
        .extracting(channel -> channel.get("topic").textValue())
        .doesNotContain("/drone1/command/hold")
        .contains("/drone1/connection");
  }
}
