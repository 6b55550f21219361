package io.drover.launch.report;

import io.drover.core.geometry.Vector2;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/** Lines with fewer points (Douglas and Peucker, 1973). */
public final class Polyline {
  private Polyline() {}

  /**
   * The points that keep a line's shape.
   *
   * @param toleranceMetres how far a dropped point may lie beside the line; doubled until at most
   *     {@code maxPoints} remain
   * @param maxPoints ≥ 2
   */
  public static List<Vector2> simplified(
      List<Vector2> line, double toleranceMetres, int maxPoints) {
    List<Vector2> kept = kept(line, toleranceMetres);
    for (double wider = 2 * toleranceMetres; kept.size() > maxPoints; wider *= 2) {
      kept = kept(kept, wider);
    }
    return kept;
  }

  private static List<Vector2> kept(List<Vector2> line, double toleranceMetres) {
    if (line.size() < 3) {
      return line;
    }
    BitSet keep = new BitSet(line.size());
    keep.set(0);
    keep.set(line.size() - 1);
    Deque<int[]> open = new ArrayDeque<>();
    open.push(new int[] {0, line.size() - 1});
    while (!open.isEmpty()) {
      int[] span = open.pop();
      int furthest = furthest(line, span[0], span[1], toleranceMetres);
      if (furthest > 0) {
        keep.set(furthest);
        open.push(new int[] {span[0], furthest});
        open.push(new int[] {furthest, span[1]});
      }
    }
    List<Vector2> points = new ArrayList<>();
    keep.stream().forEach(i -> points.add(line.get(i)));
    return points;
  }

  /** The inner point furthest from the chord, or −1 if none is beyond the tolerance. */
  private static int furthest(List<Vector2> line, int from, int to, double toleranceMetres) {
    double worst = toleranceMetres;
    int found = -1;
    for (int i = from + 1; i < to; i++) {
      double distance = distance(line.get(i), line.get(from), line.get(to));
      if (distance > worst) {
        worst = distance;
        found = i;
      }
    }
    return found;
  }

  private static double distance(Vector2 point, Vector2 from, Vector2 to) {
    Vector2 chord = to.minus(from);
    double squared = chord.dot(chord);
    double along = squared == 0 ? 0 : point.minus(from).dot(chord) / squared;
    return point.minus(from.plus(chord.times(Math.max(0, Math.min(1, along))))).norm();
  }
}
