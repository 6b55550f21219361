package io.drover.launch.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.drover.core.geometry.Pose2;
import io.drover.launch.live.Eavesdropper;
import io.drover.launch.live.MessageSchemas;
import io.drover.launch.live.Telemetries;
import io.drover.slam.fusion.GlobalMerge;
import io.drover.slam.log.ScanLogOptions;
import io.drover.slam.posegraph.Constraint;
import io.drover.slam.posegraph.ScanId;
import io.drover.slam.posegraph.SubmapId;
import io.drover.telemetry.broker.EmbeddedBroker;
import io.drover.telemetry.broker.EmbeddedBrokerOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a mapping really publishes is what docs/mqtt says. */
@Timeout(120)
class MapTelemetryTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir Path folder;

  private MappingOptions options() throws Exception {
    return new MappingOptions(
        List.of(
            RobotLog.of(RoomLog.write(folder.resolve("one.clf"), 60, 3, 12, 10)),
            RobotLog.of(RoomLog.write(folder.resolve("two.clf"), 60, 3, 8, 6))),
        1,
        0,
        0,
        Optional.empty(),
        Optional.empty(),
        true,
        new ScanLogOptions(OptionalDouble.empty(), false));
  }

  /** Takes one room for the other once both robots have seen theirs. */
  private static final class MistakenEdge implements MappingWatch {
    private GlobalMerge merge;

    @Override
    public void begins(GlobalMerge mapping, long all) {
      merge = mapping;
    }

    @Override
    public void takes(long taken, double seconds) {
      if (taken == 100) {
        merge.take(
            List.of(
                new Constraint(
                    new SubmapId(1, 0),
                    new ScanId(2, 0),
                    Pose2.IDENTITY,
                    Constraint.Kind.INTER_SUBMAP)));
      }
    }
  }

  @Test
  void everyMessageOfAMapKeepsToItsSchema() throws Exception {
    MessageSchemas schemas = new MessageSchemas();
    try (EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBrokerOptions.onLoopback(0));
        Eavesdropper ear = new Eavesdropper(broker.url())) {
      Telemetries url =
          new Telemetries(
              broker.url().toString(), Optional.empty(), Optional.empty(), Optional.empty());
      MappingRun run;
      try (MapReporting reporting = MapReporting.start(url, "local", "plan")) {
        run =
            MappingRun.of(
                options(), MappingWatch.of(List.of(reporting.watch(), new MistakenEdge())));
        reporting.watch().edgeLost("edge-1", "it was killed");
        reporting.watch().robotMoved(2, "edge-2");
      }
      await().atMost(LIMIT).until(() -> ear.of("plan", "connection").size() == 2);
      assertThat(ear.heard())
          .allSatisfy(
              message ->
                  assertThat(schemas.problemsOn(message.path(), message.text()))
                      .as("%s %s", message.path(), message.text())
                      .isEmpty());
      assertThat(ear.of("plan", "connection").get(0).get("role").textValue()).isEqualTo("map");
      assertThat(ear.of("plan", "event").stream().map(e -> e.get("eventType").textValue()))
          .containsExactly(
              "robotRecognised", "robotsParted", "mapFinished", "edgeLost", "robotMoved");
      checkLast(ear, run);
    }
  }

  /** The last numbers are those of the whole map. */
  private static void checkLast(Eavesdropper ear, MappingRun run) {
    List<JsonNode> states = ear.of("plan", "state");
    JsonNode state = states.get(states.size() - 1);
    assertThat(state.get("finished").booleanValue()).isTrue();
    assertThat(state.get("scans").intValue()).isEqualTo(120);
    assertThat(state.get("submaps").intValue()).isEqualTo(run.mapping().graph().submaps());
    assertThat(state.get("merged")).hasSize(run.merged().size());
    assertThat(state.get("poses")).hasSize(2);
    List<JsonNode> grids = ear.of("plan", "grid");
    JsonNode maps = grids.get(grids.size() - 1).get("maps");
    assertThat(maps).hasSize(run.mapping().graph().frames().size());
    assertThat(maps.get(0).get("width").intValue()).isGreaterThan(20);
    List<JsonNode> numbers = ear.of("plan", "telemetry");
    JsonNode last = numbers.get(numbers.size() - 1);
    assertThat(last.get("robots").intValue()).isEqualTo(2);
    assertThat(
            last.get("constraints_intra").intValue()
                + last.get("constraints_inter").intValue()
                + last.get("constraints_cross_robot").intValue())
        .isEqualTo(run.mapping().graph().constraints().size());
  }
}
