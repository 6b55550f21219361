package io.drover.launch.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.core.time.NanoClock;
import io.drover.core.time.WallClock;
import io.drover.launch.web.PageServer;
import io.drover.slam.log.ScanLogOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two robots in two rooms that have nothing in common, and a page that is told of it. */
@Timeout(120)
class LiveMapTest {
  @TempDir Path folder;

  private MappingOptions options;

  /** A second later whenever it is asked, so that no snapshot is left out for being early. */
  private static final class HastyClock implements NanoClock {
    private final AtomicLong asked = new AtomicLong();

    @Override
    public long nanoTime() {
      return asked.incrementAndGet() * 1_000_000_000L;
    }

    @Override
    public void sleepUntil(long nanoTime) {
      throw new UnsupportedOperationException("nobody sleeps here");
    }
  }

  /** What a page hears. */
  private static final class Listener {
    private final List<String> names = Collections.synchronizedList(new ArrayList<>());
    private final List<JsonNode> data = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch first = new CountDownLatch(1);
    private final Thread thread;

    Listener(String url) {
      thread = new Thread(() -> listen(URI.create(url).resolve("/events")), "listener");
      thread.start();
    }

    private void listen(URI events) {
      try {
        Iterator<String> lines =
            HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(events).build(), BodyHandlers.ofLines())
                .body()
                .iterator();
        while (lines.hasNext()) {
          String line = lines.next();
          if (line.startsWith("event: ")) {
            names.add(line.substring("event: ".length()));
          } else if (line.startsWith("data: ")) {
            data.add(new ObjectMapper().readTree(line.substring("data: ".length())));
            first.countDown();
          }
        }
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }

    List<JsonNode> heard(String name) {
      List<JsonNode> heard = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        if (names.get(i).equals(name)) {
          heard.add(data.get(i));
        }
      }
      return heard;
    }
  }

  @BeforeEach
  void logs() throws Exception {
    Path first = RoomLog.write(folder.resolve("first.clf"), 360, 5, 6, 9, 5);
    Path second = RoomLog.write(folder.resolve("second.clf"), 60, 1.5, 5, 2.6);
    options =
        new MappingOptions(
            List.of(RobotLog.of(first), RobotLog.of(second)),
            1,
            0,
            0,
            Optional.empty(),
            Optional.empty(),
            true,
            new ScanLogOptions(OptionalDouble.empty(), false));
  }

  private record Told(MappingRun run, Listener page) {}

  private Told told(NanoClock clock) throws Exception {
    LiveMap map = new LiveMap(clock);
    try (PageServer server = PageServer.start(0, "", map)) {
      Listener page = new Listener(server.url());
      page.first.await();
      MappingRun run = MappingRun.of(options, map);
      assertThat(map.over()).isTrue();
      assertThat(server.awaitTold(60)).isTrue();
      page.thread.join();
      return new Told(run, page);
    }
  }

  @Test
  void tellsEverythingToAPageThatWasOpenFromTheBeginning() throws Exception {
    Told told = told(new HastyClock());
    Listener page = told.page;
    assertThat(page.names.get(0)).isEqualTo("progress");
    assertThat(page.names.get(page.names.size() - 1)).isEqualTo("end");
    assertThat(page.names).containsOnlyOnce("end");
    List<JsonNode> maps = page.heard("map");
    JsonNode map = maps.get(maps.size() - 1);
    assertThat(map.at("/frames/0/robots")).hasToString("[1]");
    assertThat(map.at("/frames/1/robots")).hasToString("[2]");
    JsonNode robot = map.at("/frames/0/members/0");
    assertThat(robot.get("scans").asInt()).isEqualTo(told.run.mapping().graph().scans(1).size());
    assertThat(robot.get("pose")).hasSize(3);
    assertThat(robot.at("/pose/0").asDouble()).isCloseTo(6, within(0.1));
    assertThat(robot.get("way").size()).isGreaterThanOrEqualTo(4).isEven();
    assertThat(robot.has("growing")).isFalse();
    assertThat(map.at("/frames/0/loops").size() % 4).isZero();
    assertThat(map.get("merges")).isEmpty();
    List<JsonNode> progress = page.heard("progress");
    JsonNode last = progress.get(progress.size() - 1);
    assertThat(last.get("scans").asInt()).isEqualTo(420);
    assertThat(last.get("all").asInt()).isEqualTo(420);
    assertThat(last.get("waiting").asInt()).isZero();
    assertThat(last.get("logSeconds").asDouble()).isEqualTo(359);
    assertThat(last.get("seconds").asDouble()).isPositive();
  }

  @Test
  void tellsEachSubmapOnceBeforeTheMapThatHasIt() throws Exception {
    Listener page = told(new HastyClock()).page;
    Set<String> told = new HashSet<>();
    for (int i = 0; i < page.names.size(); i++) {
      JsonNode data = page.data.get(i);
      if (page.names.get(i).equals("submap")) {
        assertThat(told.add(data.get("robot") + "-" + data.get("index"))).isTrue();
        assertThat(data.at("/map/resolution").asDouble()).isEqualTo(0.1);
        assertThat(data.at("/map/runs").asText()).isNotEmpty();
      } else if (page.names.get(i).equals("map")) {
        for (JsonNode robot : data.findValues("members").stream().map(all -> all.get(0)).toList()) {
          for (JsonNode submap : robot.get("submaps")) {
            assertThat(submap).hasSize(4);
            assertThat(told).contains(robot.get("robot") + "-" + submap.get(0));
          }
        }
      }
    }
    assertThat(told).hasSizeGreaterThan(4);
  }

  @Test
  void tellsAPageThatIsOpenedAfterwardsAllThatThereIs() throws Exception {
    LiveMap map = new LiveMap(new WallClock());
    MappingRun run = MappingRun.of(options, map);
    try (PageServer server = PageServer.start(0, "", map)) {
      Listener page = new Listener(server.url());
      page.thread.join();
      assertThat(page.names).containsOnlyOnce("map").endsWith("map", "end");
      assertThat(page.heard("submap")).hasSize(run.mapping().graph().submaps());
    }
  }

  @Test
  void changesNothingOfTheMap() throws Exception {
    MappingRun unwatched = MappingRun.of(options, MappingWatch.NONE);
    MappingRun watched = told(new HastyClock()).run;
    for (int robot = 1; robot <= 2; robot++) {
      assertThat(watched.mapping().trajectory(robot))
          .isEqualTo(unwatched.mapping().trajectory(robot));
    }
    assertThat(watched.mapping().graph().constraints())
        .isEqualTo(unwatched.mapping().graph().constraints());
  }

  @Test
  void takesNoSnapshotsThatNobodySees() throws Exception {
    HastyClock clock = new HastyClock();
    MappingRun.of(options, new LiveMap(clock));
    long scans = 420;
    // for each scan that was taken or kept it looks at the clock once, and twice for a snapshot
    assertThat(clock.asked.get()).isLessThan(2 * scans + 50);
  }
}
