package io.drover.launch.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drover.launch.web.WebServer;
import io.drover.launch.web.WebServerOptions;
import io.drover.telemetry.operator.SiteMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the dashboard's server keeps, and what it lets pages ask for. */
@Timeout(60)
class RelayTest {
  private static final String NOW = "100000";
  private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(100_000), ZoneOffset.UTC);

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
  void whatPeopleNamedIsQuoted() {
    List<FleetMessage> odd = List.of(new FleetMessage(1, "a\"b", "</script>", "{}"));
    assertThat(JsonText.of("messages", odd)).contains("[1,\"a\\\"b\",\"</script>\",{}]");
  }

  private static String command(long request, String key, String command, String at) {
    return String.format(
        "{\"type\":\"command\",\"request\":%d,\"drone\":\"d\",\"command\":\"%s\",\"key\":\"%s\"%s}",
        request, command, key, at.isEmpty() ? "" : ",\"at\":" + at);
  }

  @Test
  void commandsNeedTheKeyAndAreFewAndNew() throws Exception {
    List<String> sent = new CopyOnWriteArrayList<>();
    BlockingQueue<String> told = new LinkedBlockingQueue<>();
    try (Commands commands = new Commands(Optional.of("k3y"), CLOCK)) {
      commands.sendBy(
          (drone, command, id, asked) -> {
            // the page knows it by then
            sent.add(drone + " " + command + " " + asked + " " + told.peek().contains(id));
            return true;
          });
      for (String wrong :
          List.of(
              command(1, "", "land", NOW),
              command(1, "k", "land", NOW),
              command(1, "k3y", "dance", NOW),
              command(1, "k3y", "land", ""),
              command(1, "k3y", "land", "\"" + NOW + "\""),
              command(1, "k3y", "land", "94999"),
              command(1, "k3y", "land", "105001"),
              command(1, "k3y", "land", "-9223372036854775808"))) {
        commands.ask(wrong, told::add);
        assertThat(told.poll(20, TimeUnit.SECONDS)).as(wrong).contains("\"refused\"");
      }
      commands.ask("not JSON", told::add);
      commands.ask(command(7, "k3y", "hold", "96000"), told::add);
      await().until(() -> !sent.isEmpty());
      assertThat(sent).containsExactly("d hold 1970-01-01T00:01:36Z true");
      assertThat(told.poll()).startsWith("{\"type\":\"sent\",\"request\":7,\"text\":\"");
    }
    try (Commands none = new Commands(Optional.empty(), CLOCK)) {
      none.ask("{\"type\":\"command\",\"command\":\"hold\",\"key\":\"\"}", told::add);
      assertThat(told.poll(20, TimeUnit.SECONDS)).contains("--commands");
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aCommandThatNobodyConfirmsIsNotRefused() throws Exception {
    BlockingQueue<String> told = new LinkedBlockingQueue<>();
    CountDownLatch waiting = new CountDownLatch(1);
    try (Commands commands = new Commands(Optional.of("k3y"), CLOCK)) {
      commands.sendBy(
          (drone, command, id, asked) -> {
            awaitQuietly(waiting);
            return false;
          });
      commands.ask(command(1, "k3y", "land", NOW), told::add);
      assertThat(told.poll(20, TimeUnit.SECONDS)).contains("\"sent\",\"request\":1,");
      for (int i = 2; i <= 66; i++) {
        commands.ask(command(i, "k3y", "land", NOW), told::add);
      }
      // by the number under which the page knows it
      assertThat(told.poll(20, TimeUnit.SECONDS))
          .contains("\"refused\",\"request\":66,", "too many commands wait");
      waiting.countDown();
      assertThat(told.poll(20, TimeUnit.SECONDS))
          .contains("\"unconfirmed\",\"request\":1,", "wait before you send it again");
    }
  }

  /** A page that reads when it is told to. */
  private static final class Page implements WebSocket.Listener {
    private final List<String> types = new CopyOnWriteArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final boolean reads;

    Page(boolean reads) {
      this.reads = reads;
    }

    @Override
    public void onOpen(WebSocket socket) {
      if (reads) {
        socket.request(Long.MAX_VALUE);
      }
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        types.add(text.substring(0, Math.min(200, text.length())));
        text.setLength(0);
      }
      return null;
    }

    List<String> of(String type) {
      return types.stream().filter(text -> text.startsWith("{\"type\":\"" + type)).toList();
    }

    WebSocket open(WebServer server) {
      return HttpClient.newHttpClient()
          .newWebSocketBuilder()
          .buildAsync(URI.create(server.url().replace("http", "ws") + "live"), this)
          .join();
    }
  }

  private static void say(Relay relay, String who, String topic, int bytes) {
    String payload = "{\"x\":\"" + "y".repeat(bytes) + "\"}";
    SiteMessage.read(
            "drover/v1/hall/" + who + "/" + topic, payload.getBytes(StandardCharsets.UTF_8))
        .ifPresent(relay::heard);
  }

  @Test
  void pagesAreToldSomethingWhenNobodySaysAnything() {
    Commands commands = new Commands(Optional.empty(), CLOCK);
    try (Relay relay = new Relay(CLOCK, commands);
        WebServer server =
            WebServer.on(WebServerOptions.onLoopback(0)).socket("/live", relay).start()) {
      Page page = new Page(true);
      WebSocket socket = page.open(server);
      await().atMost(30, TimeUnit.SECONDS).until(() -> page.of("broker").size() > 1);
      assertThat(page.of("broker")).allMatch(text -> text.contains("\"now\":100000,"));
      socket.abort();
    }
  }

  @Test
  void aLongSnapshotDoesNotPutItsPageBehind() {
    Commands commands = new Commands(Optional.empty(), CLOCK);
    try (Relay relay = new Relay(CLOCK, commands);
        WebServer server =
            WebServer.on(WebServerOptions.onLoopback(0)).socket("/live", relay).start()) {
      for (int i = 0; i < 20; i++) {
        say(relay, "map" + i, "grid", 1_000_000);
      }
      Page page = new Page(false);
      WebSocket socket = page.open(server);
      // news while it is under way: what is little comes after it
      for (int i = 0; i < 10; i++) {
        say(relay, "drone1", "whatever", 1000);
        await().pollDelay(Duration.ofMillis(100)).until(() -> true);
      }
      socket.request(Long.MAX_VALUE);
      await().until(() -> !page.of("messages").isEmpty());
      say(relay, "drone1", "last", 10);
      await().until(() -> page.types.stream().anyMatch(text -> text.contains("\"last\"")));
      assertThat(page.of("snapshot")).hasSize(1);
      socket.abort();
    }
  }
}
