package io.drover.launch.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.airsim.client.AirSimClient;
import io.drover.airsim.world.Routes;
import io.drover.core.config.ConfigReader;
import io.drover.launch.site.FlightEnd;
import io.drover.onboard.FrameRecord;
import io.drover.onboard.command.StandingOrders;
import io.drover.rpc.HostPort;
import io.drover.telemetry.broker.EmbeddedBroker;
import io.drover.telemetry.broker.EmbeddedBrokerOptions;
import io.drover.telemetry.operator.Answer;
import io.drover.telemetry.operator.CommandSender;
import io.drover.telemetry.payload.Acknowledgement.Status;
import io.drover.telemetry.publish.PublisherOptions;
import io.drover.telemetry.topic.TopicTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A drone in the embedded world, on the wall clock, that is commanded over a real broker. */
@Tag("live")
class LiveCommandsTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir Path folder;

  private WorldRole world;
  private EmbeddedBroker broker;
  private CommandSender desk;
  private CompletableFuture<LiveFlight> flight;

  @BeforeEach
  void takeOff() throws Exception {
    Path network = StraightAhead.write(folder);
    world =
        WorldRole.start(
            ConfigReader.parse(
                "test",
                "route: campus\nbind: 127.0.0.1:0\ncamera: {width: 64, height: 64}\n",
                WorldConfig.DEFAULT),
            Routes.named("campus"));
    broker = EmbeddedBroker.start(EmbeddedBrokerOptions.onLoopback(0));
    DroneConfig config =
        ConfigReader.parse(
            "test",
            """
            simulator:
              address: %s
            edge: %s
            policy: local
            emulate: false
            model: '%s'
            mqtt: '%s'
            agent:
              max_speed_metres_per_second: 1
            """
                .formatted(world.address(), HostPort.loopback(9), network, broker.url()),
            DroneConfig.DEFAULT);
    flight = FlightThread.begin(config, folder);
    desk =
        CommandSender.connect(
            PublisherOptions.to(broker.url()),
            new TopicTree("local", "drone1"),
            "desk",
            Clock.systemUTC());
    await()
        .atMost(LIMIT)
        .until(
            () ->
                Files.exists(folder.resolve("decisions.jsonl"))
                    && Files.size(folder.resolve("decisions.jsonl")) > 0);
  }

  @AfterEach
  void clearUp() {
    desk.close();
    broker.close();
    world.close();
  }

  private Answer tell(String name, Map<String, Object> parameters) throws InterruptedException {
    return desk.await(desk.send(name, parameters), LIMIT).orElseThrow();
  }

  private void done(String name, Map<String, Object> parameters) throws Exception {
    Answer answer = tell(name, parameters);
    assertThat(answer.status()).as("%s: %s", name, answer.reason()).isEqualTo(Status.DONE);
    // at least one frame of its own
    long lines = decisions().size();
    await().atMost(LIMIT).until(() -> decisions().size() >= lines + 2);
  }

  private List<String> decisions() throws java.io.IOException {
    return Files.readAllLines(folder.resolve("decisions.jsonl"));
  }

  @Test
  void doesWhatItIsToldUntilItLands() throws Exception {
    done("speed-limit", Map.of("speedLimitMetresPerSecond", 0.5));
    done("hold", Map.of());
    done("policy", Map.of("policy", "offload"));
    done("resume", Map.of());
    Map<String, Object> none = new HashMap<>();
    none.put("speedLimitMetresPerSecond", null);
    done("speed-limit", none);

    refused("key 'speedLimitMetresPerSecond' is 2", tell("speed-limit", limit(2)));
    refused("key 'speedLimitMetresPerSecond' is 0", tell("speed-limit", limit(0)));
    refused("did you mean 'offload'", tell("policy", Map.of("policy", "ofload")));
    refused("key 'height'", tell("hold", Map.of("height", 3)));
    refused("key 'policy' is missing", tell("policy", Map.of()));
    refused("did you mean 'land'", tell("lan", Map.of()));

    Answer landed = tell("land", Map.of());
    assertThat(landed.status()).as("land: %s", landed.reason()).isEqualTo(Status.DONE);
    LiveFlight flown = flight.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    assertThat(flown.end()).isEqualTo(FlightEnd.LANDED);
    check(flown.records());
    assertThat(FlightFolder.read(folder).records().stream().map(FrameRecord::orders))
        .containsExactlyElementsOf(flown.records().stream().map(FrameRecord::orders).toList());
    assertThat(FlightFolder.read(folder).end()).isEqualTo(FlightEnd.LANDED);
    checkLog();
    try (AirSimClient client =
        AirSimClient.connect(
            AirSimClient.Options.of(world.address().host(), world.address().port()))) {
      String vehicle = client.vehicleNames().get(0);
      assertThat(client.vehicle(vehicle, io.drover.core.geometry.Vector3.ZERO).state().flying())
          .isFalse();
    }
  }

  private static Map<String, Object> limit(double metresPerSecond) {
    return Map.of("speedLimitMetresPerSecond", metresPerSecond);
  }

  private static void refused(String words, Answer answer) {
    assertThat(answer.status()).isEqualTo(Status.REJECTED);
    assertThat(answer.reason().orElseThrow()).contains(words).hasLineCount(1);
  }

  private static void check(List<FrameRecord> records) {
    assertThat(records.get(0).orders()).isEqualTo(StandingOrders.NONE);
    assertThat(where(records, orders -> orders.speedLimitMetresPerSecond().isPresent()))
        .isNotEmpty()
        .allSatisfy(
            record ->
                assertThat(record.command().forwardMetresPerSecond()).isLessThanOrEqualTo(0.5));
    assertThat(where(records, StandingOrders::hold))
        .isNotEmpty()
        .allSatisfy(record -> assertThat(record.command().forwardMetresPerSecond()).isZero());
    assertThat(where(records, orders -> orders.policy().isPresent()))
        .isNotEmpty()
        .allSatisfy(record -> assertThat(record.choice().decision().offloaded()).isTrue());
    assertThat(where(records, orders -> orders.policy().isEmpty()))
        .allSatisfy(record -> assertThat(record.choice().decision().offloaded()).isFalse());
  }

  private static List<FrameRecord> where(
      List<FrameRecord> records, Predicate<StandingOrders> which) {
    return records.stream().filter(record -> which.test(record.orders())).toList();
  }

  private void checkLog() throws Exception {
    List<String> answers = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("commands.jsonl"))) {
      JsonNode answer = new ObjectMapper().readTree(line);
      answers.add(answer.get("command").textValue() + " " + answer.get("status").textValue());
      assertThat(answer.get("sender").textValue()).isEqualTo("desk");
      assertThat(answer.get("time_seconds").doubleValue()).isPositive();
      assertThat(answer.get("reason").isNull())
          .isNotEqualTo(answers.toString().endsWith("rejected]"));
    }
    assertThat(answers)
        .startsWith("speed-limit accepted", "speed-limit done", "hold accepted", "hold done")
        .contains("policy done", "policy rejected", "lan rejected")
        .endsWith("land accepted", "land done");
  }
}
