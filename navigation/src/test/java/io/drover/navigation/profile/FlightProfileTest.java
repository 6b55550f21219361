package io.drover.navigation.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.navigation.DecisionSpace;
import io.drover.navigation.InputResolution;
import io.drover.navigation.JpegQuality;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FlightProfileTest {
  private static final DecisionSpace FINE = space(List.of(448, 336, 224), List.of(95, 60, 30));
  private static final DecisionSpace COARSE = space(List.of(448, 224), List.of(95, 30));

  private static DecisionSpace space(List<Integer> sides, List<Integer> qualities) {
    return new DecisionSpace(
        sides.stream().map(InputResolution::new).toList(),
        qualities.stream().map(JpegQuality::new).toList());
  }

  /** Three frames whose every figure is another one. */
  private static FlightProfile profile(DecisionSpace space) {
    int cells = 3 * space.size();
    double[] steering = new double[cells];
    double[] collision = new double[cells];
    long[] bytes = new long[cells];
    for (int cell = 0; cell < cells; cell++) {
      steering[cell] = 0.01 * cell;
      collision[cell] = 0.001 * cell;
      bytes[cell] = cell;
    }
    return new FlightProfile("p", space, new double[] {0, 1, 2}, steering, collision, bytes);
  }

  @Test
  void keepsWhatItHasOfFewerActions() {
    FlightProfile all = profile(FINE);
    FlightProfile some = all.restrictedTo(COARSE);
    assertThat(some.space()).isSameAs(COARSE);
    assertThat(some.frames()).isEqualTo(3);
    for (int frame = 0; frame < 3; frame++) {
      for (int action = 0; action < COARSE.size(); action++) {
        int same = FINE.indexOf(COARSE.decision(action));
        assertThat(some.output(frame, action)).isEqualTo(all.output(frame, same));
        assertThat(some.bytes(frame, action)).isEqualTo(all.bytes(frame, same));
      }
    }
    assertThat(some.referenceSteeringRadians(1.5)).isEqualTo(all.referenceSteeringRadians(1.5));
  }

  @Test
  void hasNoActionsThatWereNotRecordedAndNoOtherReference() {
    FlightProfile all = profile(FINE);
    Stream.of(
            space(List.of(448, 112), List.of(95)),
            space(List.of(336), List.of(95)),
            space(List.of(448), List.of(60)))
        .forEach(
            space ->
                assertThatThrownBy(() -> all.restrictedTo(space))
                    .isInstanceOf(IllegalArgumentException.class));
  }

  @Test
  void knowsOneEdge() {
    assertThatThrownBy(() -> profile(COARSE.withEdges(2)))
        .hasMessageContaining("a profile knows one");
  }
}
