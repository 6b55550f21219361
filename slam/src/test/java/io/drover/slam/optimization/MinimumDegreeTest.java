package io.drover.slam.optimization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class MinimumDegreeTest {
  private static Adjacency random(SplittableRandom random, int vertices, int pairs) {
    return Adjacency.of(
        vertices,
        random.ints(pairs, 0, vertices).toArray(),
        random.ints(pairs, 0, vertices).toArray());
  }

  private static BitSet[] sets(Adjacency graph) {
    BitSet[] sets = new BitSet[graph.vertices()];
    for (int v = 0; v < sets.length; v++) {
      sets[v] = new BitSet();
      for (int p = graph.start(v); p < graph.end(v); p++) {
        sets[v].set(graph.neighbour(p));
      }
    }
    return sets;
  }

  /** Eliminates vertices as a pencil would; the entries of the factor below its diagonal. */
  private static int fill(Adjacency graph, int[] order) {
    BitSet[] sets = sets(graph);
    int entries = 0;
    for (int v : order) {
      entries += sets[v].cardinality();
      join(sets, v);
    }
    return entries;
  }

  private static void join(BitSet[] sets, int v) {
    for (int u = sets[v].nextSetBit(0); u >= 0; u = sets[v].nextSetBit(u + 1)) {
      sets[u].or(sets[v]);
      sets[u].clear(u);
      sets[u].clear(v);
    }
  }

  /** The order of least degree, degrees counted exactly. */
  private static int[] exact(Adjacency graph) {
    BitSet[] sets = sets(graph);
    int[] order = new int[sets.length];
    BitSet left = new BitSet();
    left.set(0, sets.length);
    for (int k = 0; k < order.length; k++) {
      order[k] =
          left.stream()
              .boxed()
              .min((a, b) -> Integer.compare(sets[a].cardinality(), sets[b].cardinality()))
              .orElseThrow();
      left.clear(order[k]);
      join(sets, order[k]);
    }
    return order;
  }

  @RepeatedTest(30)
  void namesEveryVertexOnceAndFillsInLittleMoreThanExactDegreesDo(RepetitionInfo repetition) {
    SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
    Adjacency graph = random(random, 80, random.nextInt(60, 300));
    int[] order = MinimumDegree.order(graph);
    assertThat(Arrays.stream(order).sorted().toArray()).isEqualTo(IntStream.range(0, 80).toArray());
    assertThat(fill(graph, order)).isLessThanOrEqualTo((int) (1.15 * fill(graph, exact(graph))));
  }

  @Test
  void aStarDoesNotFillIn() {
    Adjacency star = Adjacency.of(20, new int[19], IntStream.range(1, 20).toArray());
    assertThat(fill(star, MinimumDegree.order(star))).isEqualTo(19);
  }

  @RepeatedTest(30)
  void supernodesHoldExactlyWhatFillsIn(RepetitionInfo repetition) {
    SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
    Adjacency graph = random(random, 60, random.nextInt(40, 200));
    Supernodes supernodes = Supernodes.of(graph);
    int entries = 0;
    for (int s = 0; s < supernodes.count(); s++) {
      for (int c = 0; c < supernodes.width(s); c++) {
        assertThat(supernodes.row(s, c)).isEqualTo(supernodes.firstColumn(s) + c);
        assertThat(supernodes.owner(supernodes.firstColumn(s) + c)).isEqualTo(s);
        entries += supernodes.height(s) - c - 1;
      }
    }
    assertThat(entries)
        .isEqualTo(fill(graph, supernodes.order()))
        .isEqualTo(fill(graph, MinimumDegree.order(graph)));
  }
}
