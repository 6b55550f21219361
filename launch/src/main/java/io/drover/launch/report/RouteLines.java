package io.drover.launch.report;

import io.drover.airsim.world.Route;
import io.drover.core.geometry.Vector2;
import java.util.ArrayList;
import java.util.List;

/** A route as lines that pages draw: x and y in turn, ENU metres. */
public final class RouteLines {
  private static final double STEP_METRES = 0.5;
  private static final double TOLERANCE_METRES = 0.02;
  private static final int MOST_POINTS = 4000;
  private static final double CENTIMETRES = 100;

  private RouteLines() {}

  /** From its beginning to its end. */
  public static List<Double> path(Route route) {
    return stretch(route, 0, route.lengthMetres());
  }

  /** Those parts of it that are in tunnels. */
  public static List<List<Double>> tunnels(Route route) {
    return route.tunnels().stream()
        .map(tunnel -> stretch(route, tunnel.fromMetres(), tunnel.toMetres()))
        .toList();
  }

  private static List<Double> stretch(Route route, double fromMetres, double toMetres) {
    List<Vector2> line = new ArrayList<>();
    for (double arc = fromMetres; arc < toMetres; arc += STEP_METRES) {
      line.add(route.pointAt(arc));
    }
    line.add(route.pointAt(toMetres));
    List<Double> numbers = new ArrayList<>();
    for (Vector2 point : Polyline.simplified(line, TOLERANCE_METRES, MOST_POINTS)) {
      numbers.add(Math.rint(CENTIMETRES * point.x()) / CENTIMETRES);
      numbers.add(Math.rint(CENTIMETRES * point.y()) / CENTIMETRES);
    }
    return numbers;
  }
}
