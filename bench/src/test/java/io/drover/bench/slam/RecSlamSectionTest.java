package io.drover.bench.slam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.drover.bench.report.Section;
import io.drover.bench.report.Table;
import io.drover.core.error.DroverException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecSlamSectionTest {
  /** Speeds whose shares can be worked out by hand, and twenty seconds of exploring. */
  private static final String SMALL =
      """
      study:
        robot_speed: 0.1
        edge_speed: 0.5
        edge_cores: 4
        cloud_speed: 1
        cloud_cores: 8
        unequal_edges: [1.0, 0.5]
        wifi_bits_per_second: 20e6
        backhaul_bits_per_second: 10e6
        wan_bits_per_second: 20e6
        scan_beams: 180
        scan_rate_hz: 5
        scan_range: 8
        round_seconds: 2
        explore_seconds: 20
      """;

  private static final RecSlamEffort EFFORT =
      new RecSlamEffort(List.of(2, 3), 1, 5, 1, List.of(10));

  private static double figure(Table table, int row, String column) {
    return table.rows().get(row).get(table.columns().indexOf(column)).figure().orElse(Double.NaN);
  }

  private static List<Table> tables(Section section, String words) {
    return section.tables().stream().filter(table -> table.title().contains(words)).toList();
  }

  @Test
  void comparesWaysToSpreadARound() {
    RecSlamConfig config = RecSlamConfig.parse("small.yaml", SMALL);
    SlamBenchOptions options = new SlamBenchOptions(1, 1, 0, List.of(2), 0, EFFORT);
    Section section =
        new RecSlamSection(config)
            .run(new SlamBenchData(Path.of("none"), Path.of("none"), 1), options);

    List<Table> rounds = tables(section, "t_c of a round");
    assertThat(rounds).hasSize(4);
    for (Table table : rounds) {
      assertThat(table.rows())
          .extracting(row -> row.get(0).text())
          .containsExactly(
              "Cloud",
              "random groups",
              "greedy groups",
              "RecSLAM",
              "RecSLAM, exact placement",
              "joint",
              "joint, or Cloud where that is less",
              "joint, the cloud as one more edge",
              "RecSLAM, published");
      for (String robots : List.of("2 robots", "3 robots")) {
        double joint = figure(table, 5, robots);
        assertThat(IntStream.rangeClosed(1, 4).mapToDouble(row -> figure(table, row, robots)))
            .as(table.title())
            .allSatisfy(other -> assertThat(joint).isLessThanOrEqualTo(other * (1 + 1e-9)));
        assertThat(figure(table, 6, robots)).isEqualTo(Math.min(joint, figure(table, 0, robots)));
        assertThat(figure(table, 7, robots)).isLessThanOrEqualTo(figure(table, 6, robots));
      }
      assertThat(figure(table, 0, "against Cloud at 3")).isZero();
      assertThat(figure(table, 5, "against Cloud at 3"))
          .isCloseTo(
              100 * (figure(table, 5, "3 robots") / figure(table, 0, "3 robots") - 1),
              within(1e-9));
    }

    Table fusion = tables(section, "Fusion of k maps, apartment").get(0);
    assertThat(fusion.rows()).hasSize(3);
    assertThat(figure(fusion, 2, "pairs")).isEqualTo(3);
    assertThat(figure(fusion, 0, "in one map")).isEqualTo(100);

    Table measured = tables(section, "Drover's graphs, apartment, equal").get(0);
    assertThat(figure(measured, 0, "against Cloud at 3")).isZero();
    assertThat(figure(measured, 1, "3 robots")).isPositive();
    Table groups = tables(section, "other groups, office, unequal").get(0);
    assertThat(figure(groups, 0, "joint against random")).isLessThanOrEqualTo(1e-9);

    Table sensitivity = tables(section, "Against Cloud when").get(0);
    assertThat(sensitivity.rows()).hasSize(21);
    List<String> speeds = sensitivity.rows().stream().map(row -> row.get(0).text()).toList();
    int slowRobot = speeds.indexOf("robot's speed × ¼");
    assertThat(figure(sensitivity, slowRobot, "Cloud at 2"))
        .isGreaterThan(figure(sensitivity, 0, "Cloud at 2"));
    assertThat(figure(tables(section, "Time of one plan").get(0), 0, "joint")).isPositive();
  }

  @Test
  void refusesAFileThatForgetsASpeedOrKnowsAnotherOne() {
    assertThatThrownBy(
            () ->
                RecSlamConfig.parse(
                    "small.yaml", SMALL.replace("robot_speed: 0.1", "robots_speed: 0.1")))
        .isInstanceOf(DroverException.class)
        .hasMessageContaining("robots_speed")
        .hasMessageContaining("'study.robot_speed' is missing");
    assertThatThrownBy(() -> RecSlamConfig.parse("small.yaml", ""))
        .isInstanceOf(DroverException.class)
        .hasMessageContaining("study");
    assertThatThrownBy(
            () ->
                RecSlamConfig.parse(
                    "small.yaml", SMALL.replace("edge_speed: 0.5", "edge_speed: 0")))
        .isInstanceOf(DroverException.class)
        .hasMessageContaining("above 0");
  }

  @Test
  void scalesOneSpeedAndLeavesTheOthers() {
    RecSlamConfig committed = RecSlamConfig.committed();
    assertThat(committed.edges()).isEqualTo(3);
    RecSlamConfig faster = committed.scaled(SpeedKnob.BACKHAUL, 4);
    assertThat(faster.backhaulBitsPerSecond()).isEqualTo(4 * committed.backhaulBitsPerSecond());
    assertThat(faster.wanBitsPerSecond()).isEqualTo(4 * committed.wanBitsPerSecond());
    assertThat(faster.scaled(SpeedKnob.BACKHAUL, 0.25)).isEqualTo(committed);
  }
}
