package io.drover.launch.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import io.drover.airsim.world.Routes;
import io.drover.core.config.ConfigReader;
import io.drover.core.image.GrayImage;
import io.drover.navigation.FrameCodec;
import io.drover.navigation.JpegQuality;
import io.drover.navigation.v1.InferRequest;
import io.drover.navigation.v1.NavigationGrpc;
import io.drover.navigation.v1.NavigationGrpc.NavigationBlockingStub;
import io.drover.rpc.RpcChannel;
import io.drover.telemetry.broker.EmbeddedBroker;
import io.drover.telemetry.broker.EmbeddedBrokerOptions;
import io.drover.telemetry.operator.CommandSender;
import io.drover.telemetry.publish.PublisherOptions;
import io.drover.telemetry.topic.TopicTree;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
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
      EdgeRole[] edges = {edge("edge1", network, broker), edge("edge2", network, broker)};
      DroneConfig config =
          ConfigReader.parse(
              "test",
              """
              simulator: {address: %s}
              edge: %s
              other_edges: [%s]
              policy: offload
              emulate: false
              model: '%s'
              mqtt: '%s'
              agent: {max_speed_metres_per_second: 1, step_seconds: 1}
              """
                  .formatted(
                      world.address(),
                      edges[0].address(),
                      edges[1].address(),
                      network,
                      broker.url()),
              DroneConfig.DEFAULT);
      CompletableFuture<LiveFlight> flight = FlightThread.begin(config, folder);
      try (CommandSender desk =
          CommandSender.connect(
              PublisherOptions.to(broker.url()),
              new TopicTree("local", "drone1"),
              "desk",
              Clock.systemUTC())) {
        Awaitility.await().atMost(LIMIT).until(() -> ear.of("drone1", "telemetry").size() >= 3);
        Awaitility.await().atMost(LIMIT).until(() -> ear.of("edge1", "telemetry").size() >= 3);
        tell(desk, "hold", Map.of());
        tell(desk, "speed-limit", Map.of("speedLimitMetresPerSecond", 0.5));
        tell(desk, "policy", Map.of("policy", "mpc"));
        tell(desk, "resume", Map.of());
        tell(desk, "dance", Map.of());
        // whatever edges are worth: what follows is about them
        tell(desk, "policy", Map.of("policy", "offload"));
        String host = serving(ear);
        int serving = host.equals("edge1") ? 0 : 1;
        turnAway(edges[serving]);
        await("droneRefused", host, ear);
        edges[serving].close();
        await("handover", "drone1", ear);
        edges[1 - serving].close();
        await("edgeLost", "drone1", ear);
        long states = ear.of("drone1", "state").size();
        Awaitility.await().atMost(LIMIT).until(() -> ear.of("drone1", "state").size() > states);
        tell(desk, "land", Map.of());
        assertThat(flight.get(LIMIT.toSeconds(), TimeUnit.SECONDS).records()).isNotEmpty();
        Awaitility.await().atMost(LIMIT).until(() -> ear.of("drone1", "connection").size() >= 2);
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
      TreeSet<String> expected = new TreeSet<>(schemas.topics());
      // of a map, and of a drone that follows one
      expected.removeAll(List.of("grid", "route"));
      assertThat(topics).containsExactlyElementsOf(expected);
    }
  }

  private static EdgeRole edge(String id, Path network, EmbeddedBroker broker) {
    return EdgeRole.start(
        ConfigReader.parse(
            "test",
            "id: %s\nbind: 127.0.0.1:0\ncores: 2\nmax_drones: 1\nmodel: '%s'\nmqtt: '%s'\n"
                .formatted(id, network, broker.url()),
            EdgeConfig.DEFAULT));
  }

  private static String serving(Eavesdropper ear) {
    List<JsonNode> states = ear.of("drone1", "state");
    return states.get(states.size() - 1).get("edge").textValue();
  }

  /** One drone more than the edge takes asks to be served. */
  private static void turnAway(EdgeRole edge) throws IOException {
    byte[] jpeg;
    try (FrameCodec codec = new FrameCodec()) {
      jpeg = codec.encode(new GrayImage(64, 64, new byte[64 * 64]), new JpegQuality(60));
    }
    InferRequest request =
        InferRequest.newBuilder()
            .setDroneId("drone2")
            .setFrameId(1)
            .setJpeg(ByteString.copyFrom(jpeg))
            .build();
    try (RpcChannel channel = RpcChannel.to(edge.address())) {
      NavigationBlockingStub stub =
          NavigationGrpc.newBlockingStub(channel.grpc()).withWaitForReady();
      assertThatThrownBy(() -> stub.infer(request)).hasMessageContaining("its limit of 1 drones");
    }
  }

  private static void await(String event, String participant, Eavesdropper ear) {
    Awaitility.await()
        .atMost(LIMIT)
        .until(
            () ->
                ear.of(participant, "event").stream()
                    .anyMatch(e -> e.get("eventType").textValue().equals(event)));
  }

  private void tell(CommandSender desk, String name, Map<String, Object> parameters)
      throws InterruptedException {
    assertThat(desk.await(desk.send(name, parameters), LIMIT)).isPresent();
  }
}
