package io.drover.launch.foxglove;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.drover.launch.foxglove.FoxgloveChannel.Stamped;
import io.drover.launch.web.WebServer;
import io.drover.launch.web.WebServerOptions;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FoxgloveServerTest {
  private static final String OLD = "foxglove.websocket.v1";
  private static final String SCHEMA = "{\"type\":\"object\",\"properties\":{}}";

  private final FoxgloveServer foxglove = new FoxgloveServer("drover", true, 64 << 10);
  private final WebServer server =
      WebServer.on(WebServerOptions.onLoopback(0)).socket("/foxglove", foxglove).start();
  private final FoxgloveChannel numbers =
      foxglove.open("/numbers", "test.Number", SCHEMA, to -> to.accept(message(-1, 0)));

  @AfterEach
  void end() {
    server.close();
    foxglove.close();
  }

  private static Stamped message(int number, int length) {
    String json = "{\"number\":%d,\"filling\":\"%s\"}".formatted(number, "x".repeat(length));
    return new Stamped(1_700_000_000_000_000_000L + number, json.getBytes(UTF_8));
  }

  private static List<Integer> numbers(FoxgloveProbe probe, int subscription) {
    return probe.said(subscription).stream().map(s -> s.message().get("number").asInt()).toList();
  }

  @Test
  void speaksBothNamesOfTheProtocolAndNoOther() throws Exception {
    try (FoxgloveProbe newer = new FoxgloveProbe(server, true, "foxglove.sdk.v1");
        FoxgloveProbe older = new FoxgloveProbe(server, true, OLD);
        FoxgloveProbe both = new FoxgloveProbe(server, true, OLD, "foxglove.sdk.v1")) {
      assertThat(newer.subprotocol()).isEqualTo("foxglove.sdk.v1");
      assertThat(older.subprotocol()).isEqualTo(OLD);
      assertThat(both.subprotocol()).isIn(OLD, "foxglove.sdk.v1");
      await().until(() -> newer.told().size() >= 2 && older.told().size() >= 2);
      JsonNode info = older.told().get(0);
      assertThat(info.get("op").textValue()).isEqualTo("serverInfo");
      assertThat(info.get("capabilities").get(0).textValue()).isEqualTo("time");
      assertThat(info.get("sessionId")).isEqualTo(newer.told().get(0).get("sessionId"));
      assertThat(older.told().get(1).get("op").textValue()).isEqualTo("advertise");
      JsonNode channel = older.channel("/numbers").orElseThrow();
      assertThat(channel.get("encoding").textValue()).isEqualTo("json");
      assertThat(channel.get("schemaEncoding").textValue()).isEqualTo("jsonschema");
      assertThat(channel.get("schema").textValue()).isEqualTo(SCHEMA);
    }
    assertThatThrownBy(() -> new FoxgloveProbe(server, true, "foxglove.websocket.v9"))
        .rootCause()
        .hasMessageContaining("400");
  }

  @Test
  void tellsWhatIsSubscribedToUntilItIsNot() throws Exception {
    try (FoxgloveProbe probe = new FoxgloveProbe(server, true, OLD)) {
      await().until(() -> probe.channel("/numbers").isPresent());
      probe.subscribe(77, "/numbers");
      // what there was before comes first
      await().until(() -> numbers(probe, 77).equals(List.of(-1)));
      foxglove.say(numbers, message(1, 10));
      foxglove.time(5);
      await().until(() -> numbers(probe, 77).equals(List.of(-1, 1)));
      assertThat(probe.said(77).get(1).nanos()).isEqualTo(1_700_000_000_000_000_001L);
      await().until(() -> probe.said(-2).size() == 1);
      assertThat(probe.said(-2).get(0).nanos()).isEqualTo(5);

      probe.ask("{\"op\":\"unsubscribe\",\"subscriptionIds\":[77]}");
      probe.subscribe(78, "/numbers");
      await().until(() -> numbers(probe, 78).equals(List.of(-1)));
      foxglove.say(numbers, message(2, 10));
      await().until(() -> numbers(probe, 78).equals(List.of(-1, 2)));
      assertThat(numbers(probe, 77)).containsExactly(-1, 1);

      FoxgloveChannel late = foxglove.open("/late", "test.Number", SCHEMA, to -> {});
      await().until(() -> probe.channel("/late").isPresent());
      foxglove.close(late);
      await().until(() -> probe.told("unadvertise").size() == 1);
      assertThat(probe.told("unadvertise").get(0).get("channelIds").get(0).intValue())
          .isEqualTo(late.id());
      foxglove.warn("broker", "it is gone");
      try (FoxgloveProbe second = new FoxgloveProbe(server, true, OLD)) {
        await().until(() -> second.told("status").size() == 1);
        foxglove.settle("broker");
        await().until(() -> second.told("removeStatus").size() == 1);
      }
    }
  }

  @Test
  void answersNonsenseInALineAndGoesOn() throws Exception {
    try (FoxgloveProbe probe = new FoxgloveProbe(server, true, OLD)) {
      await().until(() -> probe.channel("/numbers").isPresent());
      probe.ask("what?");
      probe.ask("[]");
      probe.ask("{\"op\":\"setParameters\"}");
      probe.ask("{\"op\":\"subscribe\",\"subscriptions\":[{\"id\":1,\"channelId\":99}]}");
      probe.ask("{\"op\":\"subscribe\",\"subscriptions\":[{\"id\":\"a\",\"channelId\":-1}]}");
      probe.ask("{\"op\":\"subscribe\",\"subscriptions\":7}");
      probe.send(new byte[] {1, 0, 0, 0, 0});
      probe.send(new byte[0]);
      probe.subscribe(1, "/numbers");
      probe.subscribe(1, "/numbers");
      await().until(() -> probe.told("status").size() == 8);
      assertThat(probe.told("status"))
          .extracting(status -> status.get("message").textValue())
          .allSatisfy(text -> assertThat(text).hasLineCount(1))
          .anyMatch(text -> text.contains("not JSON"))
          .anyMatch(text -> text.contains("setParameters"))
          .anyMatch(text -> text.contains("no channel 99"))
          .anyMatch(text -> text.contains("key 'id'"))
          .anyMatch(text -> text.contains("in use"));
      assertThat(probe.told("status")).allMatch(status -> status.get("level").intValue() == 2);
      await().until(() -> numbers(probe, 1).equals(List.of(-1)));
    }
  }

  @Test
  void leavesTheOldestOutForWhoReadsSlowlyAndSaysSo() throws Exception {
    int messages = 80;
    try (FoxgloveProbe quick = new FoxgloveProbe(server, true, OLD);
        FoxgloveProbe slow = new FoxgloveProbe(server, false, OLD)) {
      await().until(() -> quick.channel("/numbers").isPresent());
      quick.subscribe(1, "/numbers");
      slow.ask(
          "{\"op\":\"subscribe\",\"subscriptions\":[{\"id\":1,\"channelId\":%d}]}"
              .formatted(numbers.id()));
      await().until(() -> numbers(quick, 1).equals(List.of(-1)));
      for (int i = 0; i < messages; i++) {
        int number = i;
        foxglove.say(numbers, message(i, 200_000));
        await()
            .pollDelay(Duration.ZERO)
            .pollInterval(Duration.ofMillis(2))
            .until(() -> numbers(quick, 1).contains(number));
      }
      slow.readOn();
      await().until(() -> numbers(slow, 1).contains(messages - 1));
      // once it has caught up it is told what there is
      await().until(() -> numbers(slow, 1).lastIndexOf(-1) > 0);
      assertThat(numbers(slow, 1)).filteredOn(n -> n >= 0).isSorted().hasSizeLessThan(messages);
      await().until(() -> slow.told("removeStatus").size() == 1);
      assertThat(slow.told("status")).hasSize(1);
      assertThat(slow.told("status").get(0).get("level").intValue()).isEqualTo(1);
      assertThat(numbers(quick, 1)).hasSize(messages + 1);
      assertThat(quick.told("status")).isEmpty();
    }
  }

  @Test
  void tellsWhoWasSlowOneStateAfterTheOther() throws Exception {
    int states = 20;
    List<FoxgloveChannel> large =
        IntStream.range(0, states)
            .mapToObj(
                i ->
                    foxglove.open(
                        "/large" + i,
                        "test.Number",
                        SCHEMA,
                        // together far more than may wait
                        to -> to.accept(message(i, 200_000))))
            .toList();
    try (FoxgloveProbe slow = new FoxgloveProbe(server, false, OLD)) {
      for (FoxgloveChannel channel : large) {
        slow.ask(
            "{\"op\":\"subscribe\",\"subscriptions\":[{\"id\":%d,\"channelId\":%d}]}"
                .formatted(channel.id(), channel.id()));
      }
      // each once more, so that something of each is left out
      for (int i = 0; i < 3; i++) {
        large.forEach(channel -> foxglove.say(channel, message(-7, 200_000)));
      }
      slow.readOn();
      await().until(() -> slow.told("removeStatus").size() == 1);
      assertThat(slow.told("status")).hasSize(1);
      for (int i = 0; i < states; i++) {
        assertThat(numbers(slow, large.get(i).id())).as("state of %d", i).contains(i);
      }
    }
  }

  @Test
  void isReadByFoxgloveAndThisMachinesPagesOnly() {
    for (String origin : List.of("https://app.foxglove.dev", "file://", "http://localhost:8080")) {
      assertThat(foxglove.admitsOrigin(origin)).as(origin).isTrue();
    }
    for (String origin :
        List.of("https://app.foxglove.dev.example", "http://example.com", "null", "")) {
      assertThat(foxglove.admitsOrigin(origin)).as(origin).isFalse();
    }
  }
}
