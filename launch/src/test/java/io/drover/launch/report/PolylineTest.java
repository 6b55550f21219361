package io.drover.launch.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.core.geometry.Vector2;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PolylineTest {
  @Test
  void keepsOnlyTheEndsOfAStraight() {
    List<Vector2> line = IntStream.range(0, 50).mapToObj(i -> new Vector2(i, 2.0 * i)).toList();
    assertThat(Polyline.simplified(line, 0.01, 100)).containsExactly(line.get(0), line.get(49));
  }

  @Test
  void keepsACorner() {
    Vector2 corner = new Vector2(10, 0);
    List<Vector2> line =
        List.of(new Vector2(0, 0), new Vector2(5, 0.01), corner, new Vector2(10, 10));
    assertThat(Polyline.simplified(line, 0.05, 100))
        .containsExactly(line.get(0), corner, line.get(3));
  }

  @Test
  void keepsALoopThatEndsWhereItBegan() {
    Vector2 far = new Vector2(3, 4);
    List<Vector2> line = List.of(new Vector2(0, 0), far, new Vector2(0, 0));
    assertThat(Polyline.simplified(line, 0.05, 100)).contains(far);
  }

  @Test
  void widensItsToleranceUntilFewEnoughPointsRemain() {
    List<Vector2> circle =
        IntStream.range(0, 1000)
            .mapToObj(i -> new Vector2(50 * Math.cos(i * 0.006), 50 * Math.sin(i * 0.006)))
            .toList();
    assertThat(Polyline.simplified(circle, 1e-6, 40)).hasSizeBetween(5, 40);
  }
}
