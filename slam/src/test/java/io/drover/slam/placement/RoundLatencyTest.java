package io.drover.slam.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RoundLatencyTest {
  private static final Offset<Double> CLOSE = within(1e-9);

  /** Maps of 16 m², of which the first two overlap in half. */
  private static final OverlapGraph MAPS =
      OverlapGraph.ofFootprints(
          List.of(
              RandomMaps.rectangle(0, 0, 8, 8),
              RandomMaps.rectangle(4, 0, 8, 8),
              RandomMaps.rectangle(100, 0, 8, 8)));

  private static final PlacementProblem PROBLEM =
      new PlacementProblem(
          MAPS,
          List.of(robot(1e6, 2e6), robot(4e6, 2e6), robot(0, 1e6)),
          List.of(new EdgeProfile(1, 8, 1e6), new EdgeProfile(2, 1, 4e6)),
          new CloudProfile(10),
          new FusionProfile(new FusionTime(0.1, 0.2, 0.3), 1000));

  private final RoundLatency latency = new RoundLatency(PROBLEM);

  /** 0.5 s to pack 1 Mbit, frames of 0.4 s. */
  private static RobotProfile robot(double toFirst, double toSecond) {
    return new RobotProfile(0.5, 125e3, 0.4, 3, List.of(toFirst, toSecond), 0.25e6);
  }

  @Test
  void addsUpTheStagesOfARound() {
    // edge 0: 0.5 + 1 + 0.4, fusing two 0.1 + 0.4 + 1.2, 24 m² at 8000 bit: 0.192 s
    double first = 1.9 + 1.7 + 0.192;
    // edge 1: 0.5 + 1 + 0.2, fusing one 0.3, 16 m²: 0.032 s
    double second = 1.7 + 0.3 + 0.032;
    assertThat(latency.edgeSeconds(0, List.of(0, 1))).isCloseTo(first, CLOSE);
    assertThat(latency.edgeSeconds(1, List.of(2))).isCloseTo(second, CLOSE);
    // the cloud fuses two maps at ten times the speed
    assertThat(latency.seconds(new EdgePlacement(List.of(0, 0, 1), 2)))
        .isCloseTo(first + 0.17, CLOSE);
  }

  @Test
  void framesShareAnEdgesCores() {
    // three frames of 0.2 s on one core, fusing three 0.1 + 0.6 + 2.7 at twice the speed
    assertThat(latency.seconds(new EdgePlacement(List.of(1, 1, 1), 2)))
        .isCloseTo(0.5 + 1 + 0.6 + 1.7 + 40 * 0.002 + 0.06, CLOSE);
  }

  @Test
  void theCloudIsOneMorePlaceFromWhichNothingIsSentOn() {
    PlacementProblem three = PROBLEM.withCloud(1);
    assertThat(three.edges()).hasSize(3);
    assertThat(three.reaches(2, 2)).isTrue();
    // 0.5 + 1 Mbit at 0.25 + two frames of 0.04 on one core, fusing two 1.7 at ten times the speed
    assertThat(new RoundLatency(three).edgeSeconds(2, List.of(0, 1)))
        .isCloseTo(0.5 + 4 + 0.08 + 0.17, CLOSE);
  }

  @Test
  void anEdgeWithoutRobotsCostsNothing() {
    assertThat(latency.edgeSeconds(0, List.of())).isZero();
  }

  @Test
  void isInfiniteOutOfReach() {
    assertThat(latency.seconds(new EdgePlacement(List.of(0, 0, 0), 2))).isInfinite();
    assertThat(latency.edgeSeconds(0, List.of(2))).isInfinite();
  }

  @Test
  void withoutEdgesEachRobotMapsItselfAndTheCloudFusesAll() {
    assertThat(latency.cloudOnlySeconds()).isCloseTo(3 + 16 * 8000 / 0.25e6 + 0.34, CLOSE);
  }

  @Test
  void rejectsPlansOfOtherProblemsAndProblemsWithoutAPlan() {
    assertThatThrownBy(() -> latency.seconds(new EdgePlacement(List.of(0, 0), 2)))
        .hasMessageContaining("placed are 2");
    assertThatThrownBy(() -> new EdgePlacement(List.of(0, 2), 2)).hasMessageContaining("edge 2");
    assertThatThrownBy(() -> problem(List.of(robot(1, 1), robot(1, 1))))
        .hasMessageContaining("2 robots with 3 maps");
    assertThatThrownBy(() -> problem(List.of(robot(1, 1), robot(0, 0), robot(1, 1))))
        .hasMessageContaining("robot 1 has links of [0.0, 0.0]");
    assertThatThrownBy(() -> new EdgeProfile(0, 1, 1)).hasMessageContaining("speed");
    assertThatThrownBy(() -> new EdgeProfile(1, 1, Double.NaN)).hasMessageContaining("backhaul");
    assertThatThrownBy(() -> robot(-1, 1)).hasMessageContaining("an uplink, bit/s: -1.0");
  }

  private static PlacementProblem problem(List<RobotProfile> robots) {
    return new PlacementProblem(MAPS, robots, PROBLEM.edges(), PROBLEM.cloud(), PROBLEM.fusion());
  }
}
