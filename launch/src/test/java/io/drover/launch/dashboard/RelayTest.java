package io.drover.launch.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the dashboard's server keeps, and what it lets pages ask for. */
@Timeout(60)
class RelayTest {
  private static FleetMessage said(long atMillis, String who, String topic) {
    return new FleetMessage(atMillis, who, topic, "{\"n\":" + atMillis + "}");
  }

  @Test
  void latePagesAreToldTheLatestOfSomeTopicsAndMoreOfOthers() {
    FleetHistory history = new FleetHistory(1 << 20);
    for (int i = 0; i < 1000; i++) {
      history.add(said(200L * i, "drone1", "state"));
      history.add(said(200L * i, "drone1", "connection"));
      history.add(said(200L * i, "drone1", "whatever"));
    }
    List<FleetMessage> all = history.all();
    assertThat(all).filteredOn(m -> m.topic().equals("connection")).hasSize(1);
    assertThat(all).filteredOn(m -> m.topic().equals("whatever")).isEmpty();
    List<FleetMessage> states = all.stream().filter(m -> m.topic().equals("state")).toList();
    assertThat(states).hasSizeBetween(50, 100);
    assertThat(states.get(states.size() - 1).atMillis()).isEqualTo(199_800);
    for (int i = 2; i < states.size() - 1; i++) {
      assertThat(states.get(i).atMillis() - states.get(i - 1).atMillis()).isBetween(1800L, 2400L);
    }
  }

  @Test
  void whatIsKeptIsBounded() {
    FleetHistory history = new FleetHistory(10_000);
    String long1 = "{\"x\":\"" + "y".repeat(900) + "\"}";
    for (int i = 0; i < 2000; i++) {
      history.add(new FleetMessage(i, "drone" + i, "event", long1));
    }
    assertThat(history.all()).hasSizeBetween(5, 11);
  }

  @Test
  void onlyObjectsAreJson() {
    assertThat(JsonText.object("{\"a\": 1}\n".getBytes(StandardCharsets.UTF_8)))
        .contains("{\"a\":1}");
    for (String text : List.of("", "[1]", "{\"a\":", "{}{}x", "\u0000", "1", "null")) {
      assertThat(JsonText.object(text.getBytes(StandardCharsets.UTF_8))).as(text).isEmpty();
    }
    List<FleetMessage> odd = List.of(new FleetMessage(1, "a\"b", "</script>", "{}"));
    assertThat(JsonText.of("messages", odd)).contains("[1,\"a\\\"b\",\"</script>\",{}]");
  }

  @Test
  void commandsNeedTheKeyAndAreFew() throws Exception {
    List<String> sent = new ArrayList<>();
    BlockingQueue<String> told = new LinkedBlockingQueue<>();
    try (Commands commands = new Commands(Optional.of("k3y"))) {
      commands.sendBy(
          (drone, command) -> {
            sent.add(drone + " " + command);
            return "id-1";
          });
      for (String wrong :
          List.of(
              "{\"type\":\"command\",\"request\":1,\"drone\":\"d\",\"command\":\"land\"}",
              "{\"type\":\"command\",\"request\":1,\"drone\":\"d\",\"command\":\"land\",\"key\":\"k\"}",
              "{\"type\":\"command\",\"request\":1,\"drone\":\"d\",\"command\":\"dance\",\"key\":\"k3y\"}")) {
        commands.ask(wrong, told::add);
        assertThat(told.poll(20, TimeUnit.SECONDS)).contains("\"refused\"");
      }
      commands.ask("not JSON", told::add);
      commands.ask(
          "{\"type\":\"command\",\"request\":7,\"drone\":\"d\",\"command\":\"hold\",\"key\":\"k3y\"}",
          told::add);
      assertThat(told.poll(20, TimeUnit.SECONDS))
          .isEqualTo("{\"type\":\"sent\",\"request\":7,\"text\":\"id-1\"}");
      assertThat(sent).containsExactly("d hold");
    }
    try (Commands none = new Commands(Optional.empty())) {
      none.ask("{\"type\":\"command\",\"command\":\"hold\",\"key\":\"\"}", told::add);
      assertThat(told.poll(20, TimeUnit.SECONDS)).contains("--commands");
    }
  }
}
