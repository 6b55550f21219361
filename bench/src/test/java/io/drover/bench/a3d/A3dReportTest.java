package io.drover.bench.a3d;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drover.airsim.world.Routes;
import io.drover.bench.flights.Slalom;
import io.drover.bench.report.BenchJson;
import io.drover.bench.report.BenchOutput;
import io.drover.bench.report.BenchPage;
import io.drover.bench.report.BenchReport;
import io.drover.bench.report.Chart;
import io.drover.bench.report.Section;
import io.drover.bench.report.Table;
import io.drover.launch.policy.PolicyNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** All sections, on one short route and one seed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class A3dReportTest {
  private static final A3dOptions TINY =
      new A3dOptions(1, false, Routes.random(77, 30), List.of(3.0), List.of(3.0), List.of(), 50);

  @TempDir static Path cache;
  @TempDir static Path learnt;
  @TempDir static Path written;

  private BenchReport report;

  private BenchReport run() throws IOException {
    A3dInputs inputs =
        new A3dInputs(
                cache,
                PolicyNetwork.shipped(),
                List.of(),
                List.of(Slalom.flight(20)),
                Optional.empty())
            .with(SomeLearnt.in(learnt, 2));
    try (A3dData data = new A3dData(TINY, inputs)) {
      return A3dReport.of(
          "./drover bench a3d", A3dSections.ALL, data, TINY, new BenchOutput(written, false));
    }
  }

  @BeforeAll
  void runOnce() throws IOException {
    report = run();
  }

  private Section section(String id) {
    return report.sections().stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void theSameSeedsGiveTheSameReportFromTheSameRecordings() throws IOException {
    Map<Path, FileTime> recorded = recordings();
    // at A3D's twelve actions, and at the finer grid's
    assertThat(recorded).hasSize(2);
    assertThat(recorded.keySet()).allMatch(file -> file.endsWith("random-5001-50m.csv"));
    assertThat(simulated(run())).isEqualTo(simulated(report));
    assertThat(recordings()).isEqualTo(recorded);
  }

  /** All but how long decisions took, which was measured. */
  private static JsonNode simulated(BenchReport report) throws IOException {
    ObjectNode json = (ObjectNode) new ObjectMapper().readTree(BenchJson.of(report));
    for (JsonNode row : json.at("/sections/networks/tables/0/rows")) {
      ((ObjectNode) row).remove(List.of("p50, measured", "p99, measured"));
    }
    return json;
  }

  private Map<Path, FileTime> recordings() throws IOException {
    Map<Path, FileTime> times = new HashMap<>();
    try (Stream<Path> all = Files.walk(cache)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        times.put(file, Files.getLastModifiedTime(file));
      }
    }
    return times;
  }

  @Test
  void everySectionAnswersUnderItsName() throws IOException {
    assertThat(report.sections())
        .extracting(Section::id)
        .isEqualTo(A3dSections.ALL.stream().map(A3dSection::id).toList());
    JsonNode json = new ObjectMapper().readTree(BenchJson.of(report));
    assertThat(json.at("/sections/speed/tables")).hasSize(3);
    assertThat(BenchPage.of(report)).contains("By speed");
  }

  @Test
  void speedComparesPoliciesOverTheSameFlights() throws IOException {
    JsonNode speed = new ObjectMapper().readTree(BenchJson.of(report)).at("/sections/speed/tables");
    JsonNode rows = speed.at("/0/rows");
    assertThat(rows).hasSize(5);
    assertThat(rows.at("/0/policy").asText()).isEqualTo("a3d");
    assertThat(rows.at("/4/policy").asText()).isEqualTo("local");
    assertThat(rows.at("/4/latency/mean").asDouble()).isCloseTo(0.7, within(1e-9));
    assertThat(rows.at("/0/distance/mean").asDouble()).isPositive().isLessThanOrEqualTo(30);
    assertThat(speed.at("/1/rows/0/v_max").asText()).isEqualTo("3.0 m/s");
  }

  @Test
  void learntNetworksAreReportedByTheirSeeds() throws IOException {
    JsonNode sections = new ObjectMapper().readTree(BenchJson.of(report)).at("/sections");
    JsonNode encoder = sections.at("/encoder/tables/0/rows");
    assertThat(encoder).hasSize(13);
    JsonNode all = encoder.get(12);
    assertThat(all.at("/link").asText()).isEqualTo("any");
    // the same network with and without: nothing to tell apart
    assertThat(all.at("/difference/mean").asDouble()).isZero();
    assertThat(all.at("/with/mean").asDouble()).isBetween(0.2, 1.0);
    double steps = 0;
    for (int i = 0; i < 12; i++) {
      steps += encoder.get(i).at("/steps").asDouble();
    }
    assertThat(steps).isEqualTo(all.at("/steps").asDouble());

    JsonNode sizes = sections.at("/networks/tables/0/rows");
    assertThat(sizes).hasSize(LearntCatalogue.OF_ALL_SIZES.size());
    assertThat(sizes.at("/4/hidden layers").asText()).isEqualTo("128×128");
    assertThat(sizes.at("/4/parameters").asInt()).isEqualTo(18_700);

    JsonNode trainers = sections.at("/trainers/tables");
    assertThat(trainers).hasSize(4);
    assertThat(trainers.at("/0/rows/0/policy").asText()).isEqualTo("aggrevate-a3d");
    assertThat(trainers.at("/0/rows/0/steps").asInt()).isEqualTo(200);
    assertThat(trainers.at("/0/rows/0/learning/mean").asDouble()).isCloseTo(7, within(1e-9));
    assertThat(trainers.at("/3/rows/0/QoN").asDouble())
        .isCloseTo(trainers.at("/0/rows/0/QoN/mean").asDouble(), within(1e-9));
    assertThat(section("trainers").charts()).hasSize(3);
    assertThat(section("trainers").charts().get(0).series().get(0).y()).containsExactly(0.8, 0.9);
  }

  @Test
  void theCaseShowsEveryDecision() {
    Section one = section("case");
    assertThat(one.charts()).hasSize(6);
    Chart actions = one.charts().get(1);
    assertThat(actions.y().categories()).hasSize(12);
    assertThat(actions.series()).extracting(s -> s.name()).containsExactly("a3d", "dynamic");
    double[] seconds = actions.series().get(0).x();
    assertThat(seconds.length).isGreaterThan(2);
    assertThat(seconds[1] - seconds[0]).isBetween(5.0, 6.0);
  }

  @Test
  void everyGridHasARowForEachPolicy() {
    Section grid = section("grid");
    assertThat(grid.tables()).hasSize(5);
    assertThat(grid.tables()).allSatisfy(table -> assertThat(table.rows()).hasSize(5));
  }

  @Test
  void aidsAndCorrelationHaveARowForEachOfTheirCases() {
    assertThat(section("assistance").tables().get(0).rows()).hasSize(4);
    assertThat(section("correlation").tables().get(0).rows()).hasSize(6);
    assertThat(section("correlation").charts()).hasSize(2);
  }

  @Test
  void aGivenProfileIsReportedBesideTheRecordedFlights() {
    assertThat(section("traces").tables().stream().map(Table::title).limit(2))
        .containsExactly(
            "Mean of recorded flights over 17 test links", "Mean of slalom over 17 test links");
    for (Table table : section("traces").tables().subList(0, 2)) {
      assertThat(table.rows().stream().map(row -> row.get(0).text()))
          .containsSubsequence(Rivals.ALL);
    }
    assertThat(section("cdf").charts()).hasSize(4);
  }

  @Test
  void distancesByLinkAreThoseOfTheFlightsBySpeed() throws IOException {
    Table distances = section("speed").tables().get(2);
    assertThat(distances.columns()).containsSubsequence("a3d", "local");
    JsonNode speed = new ObjectMapper().readTree(BenchJson.of(report)).at("/sections/speed/tables");
    assertThat(distances.rows().get(0).get(2).figure())
        .hasValue(speed.at("/0/rows/0/distance/mean").asDouble());
  }

  @Test
  void targetsSayWhatWasNotRun() {
    List<Table> tables = section("targets").tables();
    assertThat(tables.stream().flatMap(t -> t.rows().stream()).map(row -> row.get(3).text()))
        .allMatch(verdict -> List.of("met", "missed", "not run").contains(verdict));
    Table last = tables.get(tables.size() - 1);
    assertThat(last.title()).isEqualTo("needs --frames and --model");
    assertThat(last.rows().get(0).get(3).text()).isEqualTo("not run");
    assertThat(section("frames").note()).contains("--frames DIR", "--model FILE.onnx");
    assertThat(section("frames").tables()).isEmpty();
  }
}
