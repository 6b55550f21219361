package io.drover.launch.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.airsim.world.Routes;
import io.drover.core.config.ConfigReader;
import io.drover.core.config.ConfigWriter;
import io.drover.launch.cli.Drover;
import io.drover.launch.site.FlightEnd;
import io.drover.onboard.FrameRecord;
import io.drover.onboard.perception.FrameOutcome;
import io.drover.rpc.HostPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** World, edges and a drone for real, on the wall clock, while an edge goes and comes back. */
@Tag("live")
class LiveFaultTest {
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  @TempDir Path folder;

  private final AtomicBoolean over = new AtomicBoolean();
  private volatile double metres;

  private EdgeRole edge(Path network, String bind) {
    return EdgeRole.start(edge("edge1", network, bind));
  }

  private static EdgeConfig edge(String id, Path network, String bind) {
    EdgeConfig base = EdgeConfig.DEFAULT;
    return new EdgeConfig(
        id,
        bind,
        false,
        base.certs(),
        2,
        base.sharing(),
        base.maxDrones(),
        base.limits(),
        base.containers(),
        Optional.of(network.toString()),
        Optional.empty(),
        Optional.empty(),
        base.accounts(),
        base.mqttState(),
        base.site(),
        Optional.empty(),
        base.metricsHost(),
        base.audit());
  }

  /** An edge that can be killed. */
  private Part edgeProcess(String id, Path network, String bind) throws IOException {
    Path config = folder.resolve(id + ".yaml");
    Files.writeString(config, ConfigWriter.toYaml(edge(id, network, bind)));
    return Part.start(id, Drover.class.getName(), List.of("edge", "--config", config.toString()));
  }

  private static WorldRole world() {
    WorldConfig config =
        ConfigReader.parse(
            "test",
            "route: campus\nbind: 127.0.0.1:0\ncamera: {width: 64, height: 64}\n",
            WorldConfig.DEFAULT);
    return WorldRole.start(config, Routes.named("campus"));
  }

  private DroneFlight drone(HostPort simulator, Path network, HostPort... edges) {
    DroneConfig config =
        ConfigReader.parse(
            "test",
            """
            simulator:
              address: %s
            edge: %s
            other_edges: %s
            policy: offload
            emulate: false
            model: '%s'
            agent:
              max_speed_metres_per_second: 1
            """
                .formatted(
                    simulator, edges[0], Arrays.asList(edges).subList(1, edges.length), network),
            DroneConfig.DEFAULT);
    return new DroneFlight(
        config,
        Optional.empty(),
        Optional.empty(),
        Optional.of(folder),
        over::get,
        flown -> metres = flown);
  }

  /** Waits until so many of the frames written so far went this way. */
  private void await(FrameOutcome outcome, long frames) {
    await(outcome.label(), () -> count(outcome) >= frames);
  }

  private static void await(String what, BooleanSupplier holds) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as("still waiting for " + what).isLessThan(end);
      LockSupport.parkNanos(20_000_000);
    }
  }

  private long count(FrameOutcome outcome) {
    return lines("\"outcome\":\"" + outcome.label() + "\"");
  }

  private long servedBy(String edge) {
    return lines("\"served_by\":\"" + edge + "\"");
  }

  /** How many frames' lines so far say this. */
  private long lines(String wanted) {
    Path file = folder.resolve("decisions.jsonl");
    if (!Files.exists(file)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines.filter(line -> line.contains(wanted)).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void fliesOnWithoutItsEdgeAndUsesItAgainWhenItIsBack() throws Exception {
    Path network = StraightAhead.write(folder);
    try (WorldRole world = world()) {
      EdgeRole first = edge(network, "127.0.0.1:0");
      HostPort at = first.address();
      CompletableFuture<LiveFlight> flight =
          FlightThread.begin(drone(world.address(), network, at));
      await(FrameOutcome.EDGE, 3);
      first.close();
      await(FrameOutcome.UNREACHABLE_FALLBACK, 3);
      long answered = count(FrameOutcome.EDGE);
      try (EdgeRole second = edge(network, at.toString())) {
        await(FrameOutcome.EDGE, answered + 3);
        await("2 metres", () -> metres > 2);
        over.set(true);
        check(flight.get(30, TimeUnit.SECONDS));
        assertThat(second.address()).isEqualTo(at);
      }
    }
  }

  @Test
  void isServedByItsOtherEdgeWhenOneIsKilled() throws Exception {
    Path network = StraightAhead.write(folder);
    try (WorldRole world = world();
        Part first = edgeProcess("edge1", network, "127.0.0.1:0");
        Part second = edgeProcess("edge2", network, "127.0.0.1:0")) {
      HostPort[] at = {first.awaitListening(60), second.awaitListening(60)};
      CompletableFuture<LiveFlight> flight =
          FlightThread.begin(drone(world.address(), network, at));
      await("an edge", () -> servedBy("edge1") + servedBy("edge2") >= 3);
      // whichever it took to
      boolean began = servedBy("edge1") > 0;
      String other = began ? "edge2" : "edge1";
      kill(began ? first : second);
      long before = servedBy(other);
      await(other, () -> servedBy(other) >= before + 3);
      String killed = began ? "edge1" : "edge2";
      try (Part again = edgeProcess(killed, network, at[began ? 0 : 1].toString())) {
        again.awaitListening(60);
        long until = servedBy(other) + 3;
        await("more of " + other, () -> servedBy(other) >= until);
        over.set(true);
        LiveFlight flown = flight.get(30, TimeUnit.SECONDS);
        assertThat(flown.figures().qon()).isEqualTo(1);
        assertThat(flown.records())
            .allMatch(record -> record.servedBy().isPresent() == record.executed().offloaded());
        assertThat(FlightFolder.read(folder).records().stream().map(FrameRecord::servedBy))
            .containsExactlyElementsOf(
                flown.records().stream().map(FrameRecord::servedBy).toList());
      }
    }
  }

  private static void kill(Part part) {
    ProcessHandle.of(part.pid()).orElseThrow().destroyForcibly();
    await("its death", () -> !part.alive());
  }

  private void check(LiveFlight flight) {
    assertThat(flight.end()).isEqualTo(FlightEnd.STOPPED);
    assertThat(flight.distanceMetres()).isPositive();
    assertThat(flight.figures().fallbackRatio()).isPositive();
    assertThat(flight.figures().qon()).isEqualTo(1);
    assertThat(flight.records())
        .filteredOn(record -> record.outcome().fallback())
        .allMatch(record -> !record.executed().offloaded());
    LiveFlight read = FlightFolder.read(folder);
    assertThat(read.records()).hasSameSizeAs(flight.records());
    assertThat(read.positions()).isEqualTo(flight.positions());
    assertThat(read.track()).isEqualTo(flight.track());
  }
}
