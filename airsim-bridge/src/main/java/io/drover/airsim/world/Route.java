package io.drover.airsim.world;

import io.drover.core.geometry.Angles;
import io.drover.core.geometry.Vector2;
import java.util.List;

/**
 * A path on the ground: straights and arcs, held as dense samples of its centre line. Beyond both
 * ends it goes on straight. Immutable; any thread.
 */
public final class Route {
  /** Between samples: on an arc of 3.5 m the chord is off by 2 mm. */
  static final double STEP_METRES = 0.25;

  private final String name;
  private final double halfWidthMetres;
  private final Setting setting;
  private final long seed;
  private final List<TunnelSection> tunnels;
  private final double lengthMetres;
  private final double[] x;
  private final double[] y;
  private final double[] heading;

  Route(
      String name,
      double halfWidthMetres,
      Setting setting,
      long seed,
      List<TunnelSection> tunnels,
      Vector2 start,
      double startHeadingRadians,
      List<Segment> segments) {
    this.name = name;
    this.halfWidthMetres = halfWidthMetres;
    this.setting = setting;
    this.seed = seed;
    this.tunnels = List.copyOf(tunnels);
    this.lengthMetres = segments.stream().mapToDouble(Segment::lengthMetres).sum();
    int samples = (int) Math.ceil(lengthMetres / STEP_METRES) + 1;
    x = new double[samples];
    y = new double[samples];
    heading = new double[samples];
    sample(start, startHeadingRadians, segments);
  }

  private void sample(Vector2 start, double startHeadingRadians, List<Segment> segments) {
    double fromX = start.x();
    double fromY = start.y();
    double fromHeading = startHeadingRadians;
    double fromArc = 0;
    int next = 0;
    for (int k = 0; k < segments.size(); k++) {
      Segment segment = segments.get(k);
      boolean last = k == segments.size() - 1;
      double toArc = fromArc + segment.lengthMetres();
      // the last sample lies past the end, on the same curvature
      while (next < x.length && (last || next * STEP_METRES < toArc)) {
        double s = next * STEP_METRES - fromArc;
        double turned = segment.curvaturePerMetre() * s;
        double chord = s * sinc(turned / 2);
        x[next] = fromX + chord * Math.cos(fromHeading + turned / 2);
        y[next] = fromY + chord * Math.sin(fromHeading + turned / 2);
        heading[next] = fromHeading + turned;
        next++;
      }
      double turned = segment.curvaturePerMetre() * segment.lengthMetres();
      double chord = segment.lengthMetres() * sinc(turned / 2);
      fromX += chord * Math.cos(fromHeading + turned / 2);
      fromY += chord * Math.sin(fromHeading + turned / 2);
      fromHeading += turned;
      fromArc = toArc;
    }
  }

  private static double sinc(double a) {
    return Math.abs(a) < 1e-9 ? 1 : Math.sin(a) / a;
  }

  public String name() {
    return name;
  }

  public double lengthMetres() {
    return lengthMetres;
  }

  /** A flight has departed when it is farther than this from the centre line. */
  public double halfWidthMetres() {
    return halfWidthMetres;
  }

  public Setting setting() {
    return setting;
  }

  /** The seed of the scenery that belongs to this route. */
  public long seed() {
    return seed;
  }

  public List<TunnelSection> tunnels() {
    return tunnels;
  }

  /** Whether a distance along the route is inside a tunnel. */
  public boolean inTunnel(double arcMetres) {
    for (TunnelSection tunnel : tunnels) {
      if (tunnel.covers(arcMetres)) {
        return true;
      }
    }
    return false;
  }

  /** Point of the centre line; beyond the ends on their tangents. */
  public Vector2 pointAt(double arcMetres) {
    double arc = Math.max(0, Math.min(lengthMetres, arcMetres));
    double beyond = arcMetres - arc;
    int i = Math.min(x.length - 2, (int) (arc / STEP_METRES));
    double f = arc / STEP_METRES - i;
    double px = x[i] + f * (x[i + 1] - x[i]);
    double py = y[i] + f * (y[i + 1] - y[i]);
    if (beyond != 0) {
      double h = headingAt(arc);
      px += beyond * Math.cos(h);
      py += beyond * Math.sin(h);
    }
    return new Vector2(px, py);
  }

  /** Point beside the centre line, {@code lateralMetres} positive to the left. */
  public Vector2 pointAt(double arcMetres, double lateralMetres) {
    double h = headingAt(arcMetres);
    Vector2 p = pointAt(arcMetres);
    return new Vector2(p.x() - lateralMetres * Math.sin(h), p.y() + lateralMetres * Math.cos(h));
  }

  /** Direction of the route, radians in (-π, π]. */
  public double headingAt(double arcMetres) {
    double arc = Math.max(0, Math.min(lengthMetres, arcMetres));
    int i = Math.min(x.length - 2, (int) (arc / STEP_METRES));
    double f = arc / STEP_METRES - i;
    return Angles.wrap(heading[i] + f * (heading[i + 1] - heading[i]));
  }

  /**
   * The nearest point of the centre line within 10 m along the route of a hint, so that a route may
   * come near itself.
   *
   * @param hintArcMetres where the point was last, along the route
   */
  public RoutePosition locate(Vector2 point, double hintArcMetres) {
    return nearest(point, hintArcMetres - 10, hintArcMetres + 10);
  }

  /** The nearest point of the whole centre line. Cost O(length). */
  public RoutePosition locate(Vector2 point) {
    return nearest(point, 0, lengthMetres);
  }

  private RoutePosition nearest(Vector2 point, double fromArc, double toArc) {
    int segments = x.length - 1;
    int first = Math.max(0, Math.min(segments - 1, (int) Math.floor(fromArc / STEP_METRES)));
    int last = Math.max(first, Math.min(segments - 1, (int) Math.ceil(toArc / STEP_METRES)));
    double best = Double.POSITIVE_INFINITY;
    double bestArc = 0;
    for (int i = first; i <= last; i++) {
      double dx = x[i + 1] - x[i];
      double dy = y[i + 1] - y[i];
      double f = ((point.x() - x[i]) * dx + (point.y() - y[i]) * dy) / (dx * dx + dy * dy);
      double end = i == segments - 1 ? lengthMetres / STEP_METRES - i : 1;
      f = Math.max(0, Math.min(end, f));
      double ex = point.x() - x[i] - f * dx;
      double ey = point.y() - y[i] - f * dy;
      double squared = ex * ex + ey * ey;
      if (squared < best) {
        best = squared;
        bestArc = (i + f) * STEP_METRES;
      }
    }
    double h = headingAt(bestArc);
    Vector2 foot = pointAt(bestArc);
    double side = Math.cos(h) * (point.y() - foot.y()) - Math.sin(h) * (point.x() - foot.x());
    return new RoutePosition(bestArc, Math.copySign(Math.sqrt(best), side), h);
  }

  /**
   * Bearing of the look-ahead point relative to a heading: the steering label of training.
   *
   * @param hintArcMetres as for {@link #locate(Vector2, double)}
   * @param lookaheadMetres along the route from the nearest point
   * @return radians in (-π, π], positive to the left
   */
  public double steeringTo(
      Vector2 position, double headingRadians, double hintArcMetres, double lookaheadMetres) {
    double arc = locate(position, hintArcMetres).arcMetres();
    return Angles.wrap(pointAt(arc + lookaheadMetres).minus(position).heading() - headingRadians);
  }
}
