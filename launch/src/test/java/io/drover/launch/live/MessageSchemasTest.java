package io.drover.launch.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.telemetry.topic.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schemas refuse what is broken, and what docs/mqtt has for dashboards names what exists. */
class MessageSchemasTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HEAD =
      "{\"headerId\":0,\"timestamp\":\"2026-03-01T12:00:00.250Z\",\"version\":\"1.1.0\","
          + "\"serialNumber\":\"drone1\"";
  private static final Pattern TOPIC =
      Pattern.compile("drover/v1/[^/]+/(?<participant>[^/]+)/(?<topic>[a-z]+)(/(?<name>[a-z-]+))?");

  @Test
  void everyTopicHasOne() throws IOException {
    List<String> wanted = new ArrayList<>(List.of("command"));
    Arrays.stream(Topic.values()).map(Topic::level).forEach(wanted::add);
    assertThat(new MessageSchemas().topics()).containsExactlyInAnyOrderElementsOf(wanted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "connection | ,\"connectionState\":\"ONLINE\",\"role\":\"map\"} | ,\"connectionState\":\"AWAY\",\"role\":\"map\"}",
        "connection | ,\"connectionState\":\"ONLINE\",\"role\":\"map\"} | ,\"role\":\"map\"}",
        "telemetry | ,\"frames_dropped\":0,\"drones\":1,\"cores_granted\":2,\"cores_used\":1} | ,\"frames_dropped\":0,\"drones\":1,\"cores_granted\":2,\"cores_used\":\"1\"}",
        "telemetry | ,\"frames_dropped\":0,\"drones\":1,\"cores_granted\":2,\"cores_used\":1} | ,\"frames_dropped\":0,\"drones\":1,\"cores_granted\":2,\"cores_used\":1,\"qon\":0.5}",
        "acknowledgement | ,\"commandId\":\"a\",\"command\":\"hold\",\"status\":\"DONE\"} | ,\"command\":\"hold\",\"status\":\"DONE\"}",
        "acknowledgement | ,\"command\":\"hold\",\"status\":\"REJECTED\",\"reason\":\"why\"} | ,\"commandId\":\"a\",\"command\":\"hold\",\"status\":\"REJECTED\"}",
        "command | ,\"commandId\":\"a\"} | }",
        "command | ,\"commandId\":\"a\",\"policy\":\"local\"} | ,\"commandId\":\"a\",\"policy\":\"best\"}",
        "command | ,\"commandId\":\"a\",\"speedLimitMetresPerSecond\":null} | ,\"commandId\":\"a\",\"speedLimitMetresPerSecond\":0}",
        "event | ,\"eventType\":\"droneGone\",\"eventLevel\":\"INFO\",\"eventDescription\":\"d\",\"eventReferences\":{\"drone\":\"d\"}} | ,\"eventType\":\"droneGone\",\"eventLevel\":\"INFO\",\"eventDescription\":\"d\",\"eventReferences\":{}}",
        "event | ,\"eventType\":\"droneGone\",\"eventLevel\":\"INFO\",\"eventDescription\":\"d\",\"eventReferences\":{\"drone\":\"d\"}} | ,\"eventType\":\"droneLeft\",\"eventLevel\":\"INFO\",\"eventDescription\":\"d\",\"eventReferences\":{\"drone\":\"d\"}}",
        "state | ,\"position\":{\"x\":1,\"y\":2},\"headingRadians\":0,\"speedMetresPerSecond\":1,\"policy\":\"a3d\",\"holding\":false,\"decision\":\"onboard-112\",\"outcome\":\"onboard\"} | ,\"position\":{\"x\":1},\"headingRadians\":0,\"speedMetresPerSecond\":1,\"policy\":\"a3d\",\"holding\":false,\"decision\":\"onboard-112\",\"outcome\":\"onboard\"}",
        "state | ,\"cores\":4,\"drones\":[{\"drone\":\"d\",\"grantedCores\":1,\"usedCores\":0}]} | ,\"cores\":4,\"drones\":[{\"drone\":\"d\",\"grantedCores\":1}]}",
        "state | ,\"robots\":1,\"merged\":[1],\"frames\":[[1]],\"scans\":1,\"submaps\":1,\"constraints\":{\"intra\":1,\"inter\":0,\"crossRobot\":0},\"seconds\":1,\"logSeconds\":1,\"finished\":false} | ,\"robots\":1,\"merged\":[1],\"frames\":[[1]],\"scans\":1,\"submaps\":1,\"constraints\":{\"intra\":1,\"inter\":0,\"crossRobot\":0},\"seconds\":1,\"logSeconds\":1}",
        "route | ,\"name\":\"r\",\"lengthMetres\":1,\"halfWidthMetres\":3,\"path\":[0,0,1,0],\"tunnels\":[]} | ,\"name\":\"r\",\"lengthMetres\":1,\"halfWidthMetres\":3,\"path\":[[0,0],[1,0]],\"tunnels\":[]}",
        "grid | ,\"maps\":[{\"robots\":[1],\"width\":1,\"height\":1,\"resolution\":0.1,\"originX\":0,\"originY\":0,\"runs\":\"BQ==\"}]} | ,\"maps\":[{\"robots\":[],\"width\":1,\"height\":1,\"resolution\":0.1,\"originX\":0,\"originY\":0,\"runs\":\"BQ==\"}]}",
        "decision | ,\"policy\":\"a3d\",\"action\":{\"label\":\"onboard-112\",\"location\":\"onboard\",\"resolution\":112},\"reason\":\"r\",\"inputs\":{\"complexity\":0,\"dynamics\":0,\"actions\":[\"onboard-112\"],\"predictedLatencySeconds\":[null],\"preferences\":[]}} | ,\"policy\":\"a3d\",\"action\":{\"label\":\"onboard-112\",\"location\":\"moon\",\"resolution\":112},\"reason\":\"r\",\"inputs\":{\"complexity\":0,\"dynamics\":0,\"actions\":[\"onboard-112\"],\"predictedLatencySeconds\":[null],\"preferences\":[]}}",
      })
  void refusesWhatIsBroken(String topic, String right, String wrong) throws IOException {
    MessageSchemas schemas = new MessageSchemas();
    assertThat(schemas.problems(topic, HEAD + right)).isEmpty();
    assertThat(schemas.problems(topic, HEAD + wrong)).isNotEmpty();
    assertThat(schemas.problems(topic, (HEAD + right).replace("T12", " 12"))).isNotEmpty();
    if (!topic.equals("command")) {
      assertThat(schemas.problems(topic, (HEAD + right).replace("\"headerId\":0,", "")))
          .isNotEmpty();
    }
  }

  @Test
  void theGrafanaDashboardNamesWhatExists() throws IOException {
    JsonNode dashboard = read("grafana-dashboard.json");
    Set<String> variables = new HashSet<>();
    dashboard.at("/templating/list").forEach(v -> variables.add(v.get("name").textValue()));
    int panels = 0;
    for (JsonNode panel : dashboard.get("panels")) {
      for (JsonNode target : panel.path("targets")) {
        panels++;
        assertThat(target.at("/datasource/type").textValue()).isEqualTo("grafana-mqtt-datasource");
        Matcher topic = TOPIC.matcher(target.get("topic").textValue());
        assertThat(topic.matches()).as(target.toString()).isTrue();
        String variable = topic.group("participant").replaceAll("[${}]", "");
        assertThat(variables).contains(variable, "site");
        List<String> fields = new ArrayList<>();
        panel
            .at("/transformations/0/options/include/names")
            .forEach(name -> fields.add(name.textValue()));
        assertThat(fields.remove("Time")).isTrue();
        assertThat(fields).isNotEmpty();
        assertThat(fields(topic.group("topic"), variable)).containsAll(fields);
      }
    }
    assertThat(panels).isGreaterThan(12);
  }

  @Test
  void theNodeRedFlowNamesWhatExists() throws IOException {
    JsonNode flow = read("node-red-flow.json");
    Set<String> ids = new HashSet<>();
    flow.forEach(node -> assertThat(ids.add(node.get("id").textValue())).isTrue());
    Set<String> fields = new HashSet<>();
    Set<String> topics = new HashSet<>();
    for (JsonNode node : flow) {
      node.path("wires")
          .forEach(port -> port.forEach(to -> assertThat(ids).contains(to.textValue())));
      Matcher topic = TOPIC.matcher(node.toString());
      while (topic.find()) {
        topics.add(topic.group("topic"));
        fields.addAll(fields(topic.group("topic"), topic.group("participant")));
        if (topic.group("name") != null) {
          assertThat(List.of("hold", "resume", "land", "policy", "speed-limit"))
              .contains(topic.group("name"));
        }
      }
    }
    assertThat(new MessageSchemas().topics()).containsAll(topics);
    Matcher used =
        Pattern.compile("payload\\.([A-Za-z_]+)|([a-z][A-Za-z]+): (?=msg\\.|new |1)")
            .matcher(flow.toString());
    List<String> names = new ArrayList<>();
    while (used.find()) {
      names.add(used.group(1) != null ? used.group(1) : used.group(2));
    }
    assertThat(names).contains("qon", "commandId", "timestamp", "speedLimitMetresPerSecond");
    assertThat(fields).containsAll(names);
  }

  private static JsonNode read(String name) throws IOException {
    return JSON.readTree(Files.readString(MessageSchemas.FOLDER.resolve(name)));
  }

  /** Names of a topic's fields; of one role's where the participant is a role. */
  private static Set<String> fields(String topic, String participant) throws IOException {
    JsonNode schema = read(topic + ".schema.json");
    Set<String> names = new HashSet<>();
    schema.get("properties").fieldNames().forEachRemaining(names::add);
    for (String variants : List.of("oneOf", "anyOf")) {
      for (JsonNode variant : schema.path(variants)) {
        String role = variant.get("title").textValue().replaceAll(":.*", "");
        boolean roles = List.of("drone", "edge", "map").contains(participant);
        if (!roles || role.equals(participant)) {
          variant.get("properties").fieldNames().forEachRemaining(names::add);
        }
      }
    }
    return names;
  }
}
