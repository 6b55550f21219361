package io.drover.slam.placement;

import static io.drover.slam.placement.RandomMaps.rectangle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OverlapGraphTest {
  private static final Offset<Double> CLOSE = within(1e-9);

  @Test
  void identicalMapsWeighAHalfAndDistantOnesNothing() {
    Footprint room = rectangle(-3, -5, 8, 10);
    OverlapGraph graph =
        OverlapGraph.ofFootprints(
            List.of(room, room, rectangle(40, 0, 8, 10), Footprint.ofCells()));
    assertThat(graph.weight(0, 1)).isEqualTo(0.5);
    assertThat(graph.weight(1, 0)).isEqualTo(0.5);
    assertThat(graph.weight(0, 2)).isZero();
    assertThat(graph.weight(0, 3)).isZero();
    assertThat(graph.neighbours(0)).isEqualTo(1);
    assertThat(graph.neighbours(2)).isZero();
    assertThat(graph.squareMetres(0)).isEqualTo(20);
  }

  @Test
  void weighsTheOverlapByBothAreas() {
    // 4 × 4 m and 2 × 8 m cross in 2 × 4 m
    OverlapGraph graph =
        OverlapGraph.ofFootprints(List.of(rectangle(0, 0, 8, 8), rectangle(2, -4, 4, 16)));
    assertThat(graph.weight(0, 1)).isEqualTo(8.0 / (16 + 16));
    assertThat(graph.fusedSquareMetres(List.of(0, 1))).isEqualTo(24);
  }

  @ParameterizedTest
  @ValueSource(ints = {9, 64, 65, 150})
  void knowsWhatSeveralMapsCoverTogether(int robots) {
    SplittableRandom random = new SplittableRandom(robots);
    List<Footprint> footprints = RandomMaps.footprints(robots, 30, random);
    OverlapGraph graph = OverlapGraph.ofFootprints(footprints);
    for (int trial = 0; trial < 50; trial++) {
      List<Integer> some =
          IntStream.range(0, robots).filter(robot -> random.nextInt(3) == 0).boxed().toList();
      Footprint union = Footprint.union(some.stream().map(footprints::get).toList());
      assertThat(graph.fusedSquareMetres(some)).isEqualTo(union.squareMetres());
    }
  }

  @Test
  void boundsFromAboveWhatMapsCoverWhereOnlyPairsAreKnown() {
    SplittableRandom random = new SplittableRandom(5);
    int exact = 0;
    for (int trial = 0; trial < 300; trial++) {
      OverlapGraph true_ = OverlapGraph.ofFootprints(RandomMaps.footprints(5, 8, random));
      OverlapGraph known = pairsOf(true_);
      List<Integer> all = List.of(0, 1, 2, 3, 4);
      double bound = known.fusedSquareMetres(all);
      assertThat(bound).isGreaterThanOrEqualTo(true_.fusedSquareMetres(all) - 1e-9);
      assertThat(known.fusedSquareMetres(List.of(1, 3)))
          .isCloseTo(true_.fusedSquareMetres(List.of(1, 3)), CLOSE);
      exact += bound < true_.fusedSquareMetres(all) + 1e-9 ? 1 : 0;
    }
    assertThat(exact).isGreaterThan(20);
  }

  @Test
  void threeIdenticalMapsCoverWhatOneCovers() {
    Footprint room = rectangle(0, 0, 8, 10);
    OverlapGraph known = pairsOf(OverlapGraph.ofFootprints(List.of(room, room, room)));
    assertThat(known.fusedSquareMetres(List.of(0, 1, 2))).isCloseTo(20, CLOSE);
  }

  /** What is left of a graph when only areas and weights are told. */
  private static OverlapGraph pairsOf(OverlapGraph graph) {
    int robots = graph.robots();
    double[][] weights = new double[robots][robots];
    for (int u = 0; u < robots; u++) {
      for (int v = 0; v < robots; v++) {
        weights[u][v] = graph.weight(u, v);
      }
    }
    double[] areas = IntStream.range(0, robots).mapToDouble(graph::squareMetres).toArray();
    return OverlapGraph.ofWeights(areas, weights);
  }

  @Test
  void cutsWhatLiesBetweenGroups() {
    double[][] weights = {{0, 0.3, 0.1}, {0.3, 0, 0.2}, {0.1, 0.2, 0}};
    OverlapGraph graph = OverlapGraph.ofWeights(new double[] {1, 1, 1}, weights);
    assertThat(graph.cut(new RobotGrouping(List.of(List.of(0, 1), List.of(2)))))
        .isCloseTo(0.3, CLOSE);
    assertThatThrownBy(() -> graph.cut(new RobotGrouping(List.of(List.of(0, 1)))))
        .hasMessageContaining("2 robots");
  }

  @Test
  void rejectsWhatNoMapsCanOverlapBy() {
    double[] areas = {10, 30};
    assertThatThrownBy(() -> weighing(areas, 0.26, 0.26)).hasMessageContaining("smaller map");
    assertThatThrownBy(() -> weighing(areas, -0.1, -0.1)).hasMessageContaining("-0.1");
    assertThatThrownBy(() -> weighing(areas, 0.1, 0.2)).hasMessageContaining("the other");
    assertThatThrownBy(() -> weighing(new double[] {1, 0}, 0, 0)).hasMessageContaining("0.0 m²");
    assertThat(weighing(areas, 0.25, 0.25).fusedSquareMetres(List.of(0, 1))).isEqualTo(30);
  }

  private static OverlapGraph weighing(double[] areas, double there, double back) {
    return OverlapGraph.ofWeights(areas, new double[][] {{0, there}, {back, 0}});
  }
}
