package io.drover.launch.map;

import io.drover.core.geometry.Vector2;
import io.drover.launch.report.Polyline;
import java.util.ArrayList;
import java.util.List;

/** Lines as pages of maps read them: x, y, x, y, …, metres to the centimetre. */
final class PageNumbers {
  private static final double CENTIMETRES = 100;
  private static final double WAY_TOLERANCE = 0.02;
  private static final int MOST_WAY_POINTS = 8000;

  /** More lines are a blot; a regular part of them is drawn. */
  private static final int MOST_SEGMENTS = 6000;

  private PageNumbers() {}

  /** A way with as many points as its shape needs. */
  static List<Double> way(List<Vector2> way) {
    return numbers(Polyline.simplified(way, WAY_TOLERANCE, MOST_WAY_POINTS));
  }

  /** Both ends of each; of very many a part. */
  static List<Double> segments(List<Segment> segments) {
    int every = Math.max(1, (segments.size() + MOST_SEGMENTS - 1) / MOST_SEGMENTS);
    List<Vector2> ends = new ArrayList<>();
    for (int i = 0; i < segments.size(); i += every) {
      ends.add(segments.get(i).from());
      ends.add(segments.get(i).to());
    }
    return numbers(ends);
  }

  private static List<Double> numbers(List<Vector2> points) {
    List<Double> numbers = new ArrayList<>();
    for (Vector2 point : points) {
      numbers.add(centimetres(point.x()));
      numbers.add(centimetres(point.y()));
    }
    return numbers;
  }

  /** A length to the centimetre. */
  static double centimetres(double metres) {
    return Math.rint(CENTIMETRES * metres) / CENTIMETRES;
  }
}
