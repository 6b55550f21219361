package io.drover.launch.foxglove;

import java.util.ArrayList;
import java.util.List;

/** Where something has been: a line that keeps its length in points, however long it goes on. */
final class Trail {
  private static final int MOST_POINTS = 240;

  /** Nearer points are one, metres. */
  private double least = 0.3;

  private final List<Point> points = new ArrayList<>();

  /** Metres, and how it was drawn from there on. */
  private record Point(double x, double y, Colours colour) {}

  /** Goes on to here; whether the line has changed. */
  boolean add(double x, double y, Colours colour) {
    if (!points.isEmpty()) {
      Point last = points.get(points.size() - 1);
      if (Math.hypot(x - last.x, y - last.y) < least) {
        return false;
      }
    }
    points.add(new Point(x, y, colour));
    if (points.size() > MOST_POINTS) {
      thin();
    }
    return true;
  }

  /** Every second one goes; the last one stays. */
  private void thin() {
    least *= 2;
    for (int i = points.size() - 2; i > 0; i -= 2) {
      points.remove(i);
    }
  }

  /** A line for each stretch of one colour. */
  void draw(SceneEntity into) {
    int from = 0;
    for (int i = 1; i <= points.size(); i++) {
      if (i == points.size() || points.get(i).colour != points.get(from).colour) {
        // to the next stretch's first point, so that there is no gap
        List<Double> line = new ArrayList<>();
        for (Point point : points.subList(from, Math.min(points.size(), i + 1))) {
          line.add(rounded(point.x));
          line.add(rounded(point.y));
        }
        into.line(points.get(from).colour, 0.7, line, 2.5);
        from = i;
      }
    }
  }

  private static double rounded(double metres) {
    return Math.round(metres * 100) / 100.0;
  }
}
