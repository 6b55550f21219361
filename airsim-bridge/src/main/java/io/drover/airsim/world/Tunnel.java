package io.drover.airsim.world;

import io.drover.core.geometry.Angles;
import io.drover.core.geometry.Vector2;
import java.util.function.Consumer;

/** The shape and the light of tunnels. */
final class Tunnel {
  /** From the path's edge to the inner face of a wall. */
  static final double WALL_METRES = 1.4;

  static final double CEILING_METRES = 4.2;
  static final double LAMP_SPACING_METRES = 12;
  private static final double THICKNESS_METRES = 0.4;
  private static final double STEP_METRES = 2;

  private Tunnel() {}

  /**
   * Walls, ceiling, lamps and the frames of both portals, as boxes numbered from {@code firstId}.
   */
  static void build(Route route, TunnelSection section, int firstId, Consumer<Solid> out) {
    int id = firstId;
    double wall = route.halfWidthMetres() + WALL_METRES + THICKNESS_METRES / 2;
    double outer = wall + THICKNESS_METRES / 2;
    int pieces = (int) Math.ceil((section.toMetres() - section.fromMetres()) / STEP_METRES);
    double step = (section.toMetres() - section.fromMetres()) / pieces;
    for (int i = 0; i < pieces; i++) {
      double s = section.fromMetres() + (i + 0.5) * step;
      // pieces on the outer side of a bend are longer, and half a centimetre hides their joints
      double bend = Math.abs(turned(route, s, step)) / step;
      for (int side = -1; side <= 1; side += 2) {
        double half = step / 2 * (1 + bend * outer) + 0.005;
        out.accept(box(route, id++, s, side * wall, half, THICKNESS_METRES / 2, 0, CEILING_METRES));
      }
      double top = CEILING_METRES + THICKNESS_METRES;
      out.accept(
          box(
              route,
              id++,
              s,
              0,
              step / 2 * (1 + bend * outer) + 0.005,
              outer,
              CEILING_METRES,
              top));
    }
    for (double s = section.fromMetres() + LAMP_SPACING_METRES / 2;
        s < section.toMetres();
        s += LAMP_SPACING_METRES) {
      Vector2 p = route.pointAt(s);
      double h = route.headingAt(s);
      out.accept(
          new Box(
              "tunnel_lamp_" + id,
              id++,
              p.x(),
              p.y(),
              h,
              0.6,
              0.12,
              CEILING_METRES - 0.12,
              CEILING_METRES,
              Finish.LAMP));
    }
    for (double s : new double[] {section.fromMetres() - 0.5, section.toMetres() + 0.5}) {
      double crest = CEILING_METRES + 1.6;
      out.accept(box(route, id++, s, wall + 1, 0.45, 1.2, 0, crest));
      out.accept(box(route, id++, s, -wall - 1, 0.45, 1.2, 0, crest));
      out.accept(box(route, id++, s, 0, 0.45, outer, CEILING_METRES, crest));
    }
  }

  private static double turned(Route route, double s, double step) {
    return Angles.wrap(route.headingAt(s + step / 2) - route.headingAt(s - step / 2));
  }

  private static Box box(
      Route route,
      int id,
      double arc,
      double lateral,
      double halfLength,
      double halfWidth,
      double bottom,
      double top) {
    Vector2 p = route.pointAt(arc, lateral);
    double h = route.headingAt(arc);
    return new Box(
        "tunnel_" + id, id, p.x(), p.y(), h, halfLength, halfWidth, bottom, top, Finish.TUNNEL);
  }

  /**
   * What is left of the daylight at a place, and what the lamps add; 1 outside.
   *
   * @param lateralMetres from the centre line
   */
  static double light(Route route, double arcMetres, double lateralMetres) {
    // up to the middle of a wall, so that the ends of its pieces are as dark as its face
    double inner = route.halfWidthMetres() + WALL_METRES + 0.75 * THICKNESS_METRES;
    if (Math.abs(lateralMetres) > inner) {
      return 1;
    }
    for (TunnelSection section : route.tunnels()) {
      if (section.covers(arcMetres)) {
        double depth = Math.min(arcMetres - section.fromMetres(), section.toMetres() - arcMetres);
        double along = (arcMetres - section.fromMetres()) % LAMP_SPACING_METRES;
        double off = (along - LAMP_SPACING_METRES / 2) / 3;
        return 0.13 + 0.6 * Math.exp(-depth / 3) + 0.2 * Math.exp(-off * off);
      }
    }
    return 1;
  }
}
