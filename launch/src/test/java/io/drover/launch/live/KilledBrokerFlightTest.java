package io.drover.launch.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.airsim.world.Routes;
import io.drover.core.config.ConfigReader;
import io.drover.launch.site.FlightEnd;
import io.drover.onboard.FrameRecord;
import io.drover.rpc.HostPort;
import io.drover.telemetry.broker.BrokerUrl;
import io.drover.telemetry.operator.CommandSender;
import io.drover.telemetry.payload.Acknowledgement.Status;
import io.drover.telemetry.publish.PublisherOptions;
import io.drover.telemetry.topic.TopicTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real broker is killed under a drone and an edge: they go on, and nothing they say is lost. */
@Tag("live")
class KilledBrokerFlightTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir Path folder;

  private Mosquitto mosquitto;

  @Test
  void allThatHappenedIsToldOnceTheBrokerIsBack() throws Exception {
    Path network = StraightAhead.write(folder);
    mosquitto = new Mosquitto(folder);
    try (Mosquitto broker = mosquitto;
        Eavesdropper dashboard = Eavesdropper.thatComesBack(BrokerUrl.parse(broker.url()));
        WorldRole world = world()) {
      EdgeRole first = edge(network, "127.0.0.1:0");
      HostPort at = first.address();
      CompletableFuture<LiveFlight> flight = begin(world.address(), at, network);
      await().atMost(LIMIT).until(() -> dashboard.of("drone1", "decision").size() >= 2);
      tell("speed-limit", Map.of("speedLimitMetresPerSecond", 0.5));

      broker.kill();
      first.close();
      long before = frames("");
      await().atMost(LIMIT).until(() -> frames("unreachable") >= 3);
      assertThat(frames("")).isGreaterThanOrEqualTo(before + 3);
      broker.start();

      await().atMost(LIMIT).until(() -> events(dashboard, "drone1").contains("edgeLost"));
      try (EdgeRole second = edge(network, at.toString())) {
        await().atMost(LIMIT).until(() -> events(dashboard, "drone1").contains("fallbackEnded"));
        tell("land", Map.of());
        LiveFlight flown = flight.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        assertThat(flown.end()).isEqualTo(FlightEnd.LANDED);
        await().atMost(LIMIT).until(() -> left(dashboard, "drone1"));
        assertThat(decisions(dashboard)).containsExactlyElementsOf(decisions(flown));
        assertThat(acknowledgements(dashboard))
            .containsExactlyElementsOf(answers())
            .hasSizeGreaterThanOrEqualTo(4);
        assertThat(events(dashboard, "drone1")).contains("fallbackBegan", "edgeLost", "edgeBack");
        assertThat(second.address()).isEqualTo(at);
      }
      // the edge that began while the broker was gone goes on counting where the other had ended
      await().atMost(LIMIT).until(() -> left(dashboard, "edge1"));
      assertThat(events(dashboard, "edge1")).contains("droneAdmitted", "shareChanged", "droneGone");
    }
  }

  private static WorldRole world() {
    return WorldRole.start(
        ConfigReader.parse(
            "test",
            "route: campus\nbind: 127.0.0.1:0\ncamera: {width: 64, height: 64}\n",
            WorldConfig.DEFAULT),
        Routes.named("campus"));
  }

  private EdgeRole edge(Path network, String bind) {
    return EdgeRole.start(
        ConfigReader.parse(
            "test",
            "bind: %s\ncores: 2\nmodel: '%s'\nmqtt: '%s'\nmqtt_state: '%s'\n"
                .formatted(bind, network, mosquitto.url(), folder.resolve("mqtt")),
            EdgeConfig.DEFAULT));
  }

  private CompletableFuture<LiveFlight> begin(HostPort world, HostPort edge, Path network) {
    DroneConfig config =
        ConfigReader.parse(
            "test",
            """
            simulator: {address: %s}
            edge: %s
            policy: offload
            emulate: false
            model: '%s'
            mqtt: '%s'
            mqtt_state: '%s'
            agent: {max_speed_metres_per_second: 1, step_seconds: 0.5}
            """
                .formatted(world, edge, network, mosquitto.url(), folder.resolve("mqtt")),
            DroneConfig.DEFAULT);
    return FlightThread.begin(config, folder);
  }

  private void tell(String name, Map<String, Object> parameters) throws InterruptedException {
    try (CommandSender desk =
        CommandSender.connect(
            PublisherOptions.to(BrokerUrl.parse(mosquitto.url())),
            new TopicTree("local", "drone1"),
            "desk",
            Clock.systemUTC())) {
      assertThat(desk.await(desk.send(name, parameters), LIMIT).orElseThrow().status())
          .isEqualTo(Status.DONE);
    }
  }

  /** How many frames so far went a way that is called so. */
  private long frames(String outcome) {
    try (Stream<String> lines = Files.lines(folder.resolve("decisions.jsonl"))) {
      return lines.filter(line -> line.contains("\"outcome\":\"" + outcome)).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean left(Eavesdropper dashboard, String participant) {
    List<JsonNode> presence = dashboard.of(participant, "connection");
    return presence.get(presence.size() - 1).get("connectionState").textValue().equals("OFFLINE");
  }

  /** What was said on a topic, in its order: what came twice is the same, and none is missing. */
  private static List<JsonNode> once(Eavesdropper dashboard, String participant, String topic) {
    Map<Long, JsonNode> messages = new TreeMap<>();
    for (JsonNode message : dashboard.of(participant, topic)) {
      JsonNode before = messages.putIfAbsent(message.get("headerId").longValue(), message);
      assertThat(before == null ? message : before).isEqualTo(message);
    }
    assertThat(messages.keySet())
        .as("%s of %s", topic, participant)
        .containsExactlyElementsOf(LongStream.range(0, messages.size()).boxed().toList());
    return List.copyOf(messages.values());
  }

  private static List<String> events(Eavesdropper dashboard, String participant) {
    return once(dashboard, participant, "event").stream()
        .map(event -> event.get("eventType").textValue())
        .toList();
  }

  private static List<String> decisions(Eavesdropper dashboard) {
    return once(dashboard, "drone1", "decision").stream()
        .map(decision -> decision.get("action").get("label").textValue())
        .toList();
  }

  /** One for all frames that share a state. */
  @SuppressWarnings("ReferenceEquality")
  private static List<String> decisions(LiveFlight flight) {
    List<String> decided = new ArrayList<>();
    Optional<FrameRecord> last = Optional.empty();
    for (FrameRecord record : flight.records()) {
      if (last.isEmpty() || last.get().state() != record.state()) {
        decided.add(record.choice().decision().label());
      }
      last = Optional.of(record);
    }
    return decided;
  }

  private static List<String> acknowledgements(Eavesdropper dashboard) {
    return once(dashboard, "drone1", "acknowledgement").stream()
        .map(
            answer ->
                answer.get("commandId").textValue()
                    + " "
                    + answer.get("status").textValue().toLowerCase(Locale.ROOT))
        .toList();
  }

  /** What the drone itself wrote down. */
  private List<String> answers() throws IOException {
    List<String> answers = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("commands.jsonl"))) {
      JsonNode answer = new ObjectMapper().readTree(line);
      answers.add(answer.get("command_id").textValue() + " " + answer.get("status").textValue());
    }
    return answers;
  }
}
