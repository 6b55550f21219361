package io.drover.airsim.world;

import io.drover.core.geometry.Vector2;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Furnishes a route from a seed: things are tried at random places and kept where they fit. */
final class Scenery {
  /** No one may put anything static nearer to the path's edge. */
  static final double CLEARANCE_METRES = 1;

  private final Route route;
  private final PathField path;
  private final Shore shore;
  private final SplittableRandom random;
  private final List<Solid> solids = new ArrayList<>();
  private final List<Box> footprints = new ArrayList<>();
  private final List<Crown> crowns = new ArrayList<>();
  private final List<Crosser> crossers = new ArrayList<>();

  Scenery(Route route, PathField path, Shore shore, long seed) {
    this.route = route;
    this.path = path;
    this.shore = shore;
    this.random = new SplittableRandom(seed);
    for (TunnelSection tunnel : route.tunnels()) {
      Tunnel.build(route, tunnel, solids.size(), solids::add);
    }
    solids.forEach(solid -> footprints.add((Box) solid));
    placeCrossers();
    boolean campus = route.setting() == Setting.CAMPUS;
    alongBothSides(campus ? 11 : 26, this::building);
    alongBothSides(campus ? 16 : 30, this::backdrop);
    alongBothSides(campus ? 14 : 22, this::lowWall);
    alongBothSides(campus ? 17 : 34, this::parkedCar);
    alongBothSides(19, this::lampPost);
    alongBothSides(campus ? 5 : 7, this::tree);
    alongBothSides(campus ? 13 : 9, this::smallThing);
  }

  List<Solid> solids() {
    return List.copyOf(solids);
  }

  List<Crown> crowns() {
    return List.copyOf(crowns);
  }

  List<Crosser> crossers() {
    return List.copyOf(crossers);
  }

  private interface Placement {
    void at(double arcMetres, int side);
  }

  private void alongBothSides(double spacingMetres, Placement placement) {
    for (double s = -30; s < route.lengthMetres() + 60; s += spacingMetres) {
      for (int side = -1; side <= 1; side += 2) {
        placement.at(s + spacingMetres * (random.nextDouble() - 0.5), side);
      }
    }
  }

  private void placeCrossers() {
    double s = 22 + 10 * random.nextDouble();
    while (s < route.lengthMetres() - 10) {
      Vector2 p = route.pointAt(s);
      boolean covered = route.inTunnel(s - 6) || route.inTunnel(s + 6);
      if (!covered) {
        boolean cyclist = random.nextDouble() < 0.3;
        int id = 100_000 + crossers.size();
        Crosser crosser =
            new Crosser(
                (cyclist ? "cyclist_" : "pedestrian_") + id,
                id,
                p.x(),
                p.y(),
                route.headingAt(s),
                route.halfWidthMetres() + 1.8,
                cyclist ? 1.8 : 1.1 + 0.4 * random.nextDouble(),
                22 + 12 * random.nextDouble(),
                100 * random.nextDouble(),
                cyclist ? 0.85 : 0.3,
                0.3,
                1.95,
                random.nextBoolean() ? Finish.JACKET : Finish.COAT);
        crossers.add(crosser);
        footprints.add(crosser.lane());
      }
      s += 55 + 40 * random.nextDouble();
    }
  }

  /** A place beside the path; the footprint's near side is at the given set-back from the edge. */
  private Box beside(
      String kind,
      double arc,
      int side,
      double setBack,
      double halfLength,
      double halfWidth,
      double height,
      Finish finish) {
    double lateral = side * (route.halfWidthMetres() + setBack + halfWidth);
    Vector2 p = route.pointAt(arc, lateral);
    int id = solids.size();
    return new Box(
        kind + "_" + id,
        id,
        p.x(),
        p.y(),
        route.headingAt(arc),
        halfLength,
        halfWidth,
        0,
        height,
        finish);
  }

  private boolean fits(Box box, double landMetres) {
    if (shore.landMetres(box.x(), box.y()) < box.boundingRadiusMetres() + landMetres) {
      return false;
    }
    double least = route.halfWidthMetres() + CLEARANCE_METRES + 0.05;
    double c = Math.cos(box.yaw());
    double s = Math.sin(box.yaw());
    int along = (int) Math.ceil(box.halfLength() / 0.5);
    int across = (int) Math.ceil(box.halfWidth() / 0.5);
    for (int i = -along; i <= along; i++) {
      for (int j = -across; j <= across; j++) {
        double lx = box.halfLength() * i / along;
        double ly = box.halfWidth() * j / across;
        boolean rim = Math.abs(i) == along || Math.abs(j) == across;
        if (rim && path.distance(box.x() + c * lx - s * ly, box.y() + s * lx + c * ly) < least) {
          return false;
        }
      }
    }
    return footprints.stream().noneMatch(other -> box.overlaps(other, 0.3));
  }

  private boolean place(Box box, double landMetres) {
    if (!fits(box, landMetres)) {
      return false;
    }
    solids.add(box);
    footprints.add(box);
    return true;
  }

  private void building(double arc, int side) {
    if (random.nextDouble() < 0.2) {
      return;
    }
    Finish[] finishes = {Finish.BRICK_FACADE, Finish.PLASTER_FACADE, Finish.OFFICE_FACADE};
    double storeys = random.nextInt(1, route.setting() == Setting.CAMPUS ? 5 : 3);
    place(
        beside(
            "building",
            arc,
            side,
            random.nextDouble(3.5, 10),
            random.nextDouble(5, 12),
            random.nextDouble(4, 7),
            0.6 + 3.2 * storeys,
            finishes[random.nextInt(finishes.length)]),
        4);
  }

  private void backdrop(double arc, int side) {
    place(
        beside(
            "block",
            arc,
            side,
            random.nextDouble(20, 32),
            random.nextDouble(8, 14),
            random.nextDouble(5, 8),
            random.nextDouble(8, 20),
            random.nextBoolean() ? Finish.OFFICE_FACADE : Finish.PLASTER_FACADE),
        10);
  }

  private void lowWall(double arc, int side) {
    boolean hedge = random.nextBoolean();
    place(
        beside(
            hedge ? "hedge" : "wall",
            arc,
            side,
            random.nextDouble(1.2, 2.6),
            random.nextDouble(2, 5),
            hedge ? 0.4 : 0.15,
            random.nextDouble(0.7, 1.3),
            hedge ? Finish.HEDGE : random.nextBoolean() ? Finish.BRICK : Finish.CONCRETE),
        1);
  }

  private void parkedCar(double arc, int side) {
    Finish[] paints = {Finish.WHITE_PAINT, Finish.RED_PAINT, Finish.BLUE_PAINT};
    Finish paint = paints[random.nextInt(paints.length)];
    Box body = beside("car", arc, side, random.nextDouble(1.3, 3), 2.1, 0.85, 0.85, paint);
    if (place(body, 2)) {
      int id = solids.size();
      solids.add(
          new Box(
              "car_" + id,
              id,
              body.x(),
              body.y(),
              body.yaw(),
              1.1,
              0.75,
              0.85,
              1.45,
              Finish.DARK_GLASS));
    }
  }

  private void lampPost(double arc, int side) {
    Box foot = beside("lamp", arc, side, 1.3, 0.08, 0.08, 5, Finish.METAL);
    if ((side > 0 || random.nextDouble() < 0.2) && fits(foot, 1)) {
      solids.add(
          new Cylinder(foot.name(), foot.id(), foot.x(), foot.y(), 0.08, 0, 5, Finish.METAL));
      footprints.add(foot);
      int id = solids.size();
      solids.add(
          new Box(
              "lamp_" + id, id, foot.x(), foot.y(), foot.yaw(), 0.2, 0.5, 5, 5.15, foot.finish()));
    }
  }

  private void tree(double arc, int side) {
    double radius = random.nextDouble(0.1, 0.24);
    double setBack = 1.3 + 14 * random.nextDouble() * random.nextDouble();
    boolean cone = random.nextDouble() < 0.3;
    double reach = random.nextDouble(1.4, cone ? 2 : 2.8);
    double bottom = cone ? random.nextDouble(1.0, 1.6) : random.nextDouble(2.2, 3.2);
    double height = bottom + reach * (cone ? 3.2 : 1.7);
    Box foot = beside("tree", arc, side, setBack, radius, radius, bottom + 0.6, Finish.BARK);
    // a cone's branches hang low: keep them off the path
    boolean inTheWay =
        cone && path.distance(foot.x(), foot.y()) < route.halfWidthMetres() + reach + 1;
    if (!inTheWay && random.nextDouble() < 0.75 && fits(foot, 1)) {
      solids.add(
          new Cylinder(
              foot.name(), foot.id(), foot.x(), foot.y(), radius, 0, bottom + 0.6, Finish.BARK));
      footprints.add(foot);
      Finish finish = cone ? Finish.CONE_CROWN : Finish.ROUND_CROWN;
      crowns.add(new Crown(foot.x(), foot.y(), reach, bottom, height, finish));
    }
  }

  private void smallThing(double arc, int side) {
    boolean rock = route.setting() == Setting.COAST;
    double half = rock ? random.nextDouble(0.3, 1.1) : random.nextDouble(0.25, 0.6);
    place(
        beside(
            rock ? "rock" : "crate",
            arc,
            side,
            1.2 + 7 * random.nextDouble() * random.nextDouble(),
            half,
            half * random.nextDouble(0.5, 1),
            half * random.nextDouble(0.8, 1.6),
            rock ? Finish.ROCK : Finish.WOOD),
        0.5);
  }
}
