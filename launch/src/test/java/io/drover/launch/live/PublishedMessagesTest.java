package io.drover.launch.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drover.airsim.world.Routes;
import io.drover.core.config.ConfigReader;
import io.drover.telemetry.broker.EmbeddedBroker;
import io.drover.telemetry.broker.EmbeddedBrokerOptions;
import io.drover.telemetry.operator.CommandSender;
import io.drover.telemetry.publish.PublisherOptions;
import io.drover.telemetry.topic.TopicTree;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a drone and an edge really publish in a live run is what docs/mqtt says. */
@Tag("live")
class PublishedMessagesTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  void everyMessageOfALiveRunKeepsToItsSchema() throws Exception {
    MessageSchemas schemas = new MessageSchemas();
    Path network = StraightAhead.write(folder);
    try (EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBrokerOptions.onLoopback(0));
        Eavesdropper ear = new Eavesdropper(broker.url());
        WorldRole world =
            WorldRole.start(
                ConfigReader.parse(
                    "test",
                    "route: campus\nbind: 127.0.0.1:0\ncamera: {width: 64, height: 64}\n",
                    WorldConfig.DEFAULT),
                Routes.named("campus"))) {
      EdgeRole edge =
          EdgeRole.start(
              ConfigReader.parse(
                  "test",
                  "bind: 127.0.0.1:0\ncores: 2\nmodel: '%s'\nmqtt: '%s'\n"
                      .formatted(network, broker.url()),
                  EdgeConfig.DEFAULT));
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
              agent: {max_speed_metres_per_second: 1, step_seconds: 1}
              """
                  .formatted(world.address(), edge.address(), network, broker.url()),
              DroneConfig.DEFAULT);
      CompletableFuture<LiveFlight> flight = begin(config);
      try (CommandSender desk =
          CommandSender.connect(
              PublisherOptions.to(broker.url()),
              new TopicTree("local", "drone1"),
              "desk",
              Clock.systemUTC())) {
        await().atMost(LIMIT).until(() -> ear.of("drone1", "telemetry").size() >= 3);
        await().atMost(LIMIT).until(() -> ear.of("edge1", "telemetry").size() >= 3);
        tell(desk, "hold", Map.of());
        tell(desk, "speed-limit", Map.of("speedLimitMetresPerSecond", 0.5));
        tell(desk, "policy", Map.of("policy", "mpc"));
        tell(desk, "resume", Map.of());
        tell(desk, "dance", Map.of());
        edge.close();
        await()
            .atMost(LIMIT)
            .until(
                () ->
                    ear.of("drone1", "event").stream()
                        .anyMatch(e -> e.get("eventType").textValue().equals("edgeLost")));
        long states = ear.of("drone1", "state").size();
        await().atMost(LIMIT).until(() -> ear.of("drone1", "state").size() > states);
        tell(desk, "land", Map.of());
        assertThat(flight.get(LIMIT.toSeconds(), TimeUnit.SECONDS).records()).isNotEmpty();
        await().atMost(LIMIT).until(() -> ear.of("drone1", "connection").size() >= 2);
      }
      for (Eavesdropper.Heard message : ear.heard()) {
        if (!message.path().endsWith("/dance")) {
          assertThat(schemas.problemsOn(message.path(), message.text()))
              .as("%s %s", message.path(), message.text())
              .isEmpty();
        }
      }
      TreeSet<String> topics = new TreeSet<>();
      ear.heard().forEach(message -> topics.add(message.topic()));
      assertThat(topics).containsExactlyElementsOf(schemas.topics());
    }
  }

  private void tell(CommandSender desk, String name, Map<String, Object> parameters)
      throws InterruptedException {
    assertThat(desk.await(desk.send(name, parameters), LIMIT)).isPresent();
  }

  private CompletableFuture<LiveFlight> begin(DroneConfig config) {
    DroneFlight drone =
        new DroneFlight(
            config,
            Optional.empty(),
            Optional.empty(),
            Optional.of(folder),
            () -> false,
            unused -> {});
    CompletableFuture<LiveFlight> flight = new CompletableFuture<>();
    Thread thread =
        new Thread(() -> flight.completeAsync(drone::fly, Runnable::run), "drone-under-test");
    thread.setDaemon(true);
    thread.start();
    return flight;
  }
}
