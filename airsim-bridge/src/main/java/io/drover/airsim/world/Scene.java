package io.drover.airsim.world;

import io.drover.core.geometry.Vector3;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A route and everything that stands and moves around it; a pure function of route, seed and time.
 * Any thread, many at once.
 */
public final class Scene {
  private static final double CORRIDOR_METRES = 0.6;
  private static final double AHEAD_METRES = 3.5;

  private final Route route;
  private final long seed;
  private final SolidGrid grid;
  private final List<Solid> solids;
  private final List<Crown> crowns;
  private final List<Crosser> crossers;
  private final GroundMap ground;
  private final List<Shape> shapes;

  private Scene(Route route, long seed) {
    this.route = route;
    this.seed = seed;
    PathField path = new PathField(route);
    Shore shore = new Shore(route, route.halfWidthMetres() + 9);
    Scenery scenery = new Scenery(route, path, shore, seed);
    solids = scenery.solids();
    crowns = scenery.crowns();
    crossers = scenery.crossers();
    grid = new SolidGrid(solids);
    Sunlight sunlight = new Sunlight(route, path, grid, crowns, seed);
    ground = new GroundMap(path, new GroundPaint(route, path, shore, seed), sunlight);
    shapes = new ArrayList<>();
    for (Solid solid : solids) {
      if (solid instanceof Box box) {
        shapes.add(new BoxShape(box, sunlight));
      } else if (solid instanceof Cylinder cylinder) {
        shapes.add(Billboard.of(cylinder, sunlight));
      }
    }
    crowns.forEach(crown -> shapes.add(Billboard.of(crown)));
  }

  /** Furnishes a route. Some ten milliseconds per 100 m; the ground is painted when first seen. */
  public static Scene build(Route route, long seed) {
    return new Scene(route, seed);
  }

  /** Furnishes a route with its own seed. */
  public static Scene build(Route route) {
    return build(route, route.seed());
  }

  public Route route() {
    return route;
  }

  public long seed() {
    return seed;
  }

  List<Solid> solids() {
    return solids;
  }

  List<Shape> shapes() {
    return shapes;
  }

  List<Crown> crowns() {
    return crowns;
  }

  List<Crosser> crossers() {
    return crossers;
  }

  GroundMap ground() {
    return ground;
  }

  /**
   * What a sphere touches, the deepest contact; the ground, which is z = 0 everywhere, does not
   * count.
   *
   * @param timeSeconds of the world, which moves the crossers
   */
  public Optional<Contact> collides(Vector3 position, double radiusMetres, double timeSeconds) {
    ContactSearch search = new ContactSearch(position, radiusMetres);
    grid.near(position.x(), position.y(), radiusMetres, search::test);
    for (Crosser crosser : crossers) {
      if (Math.hypot(crosser.x() - position.x(), crosser.y() - position.y())
          < radiusMetres + crosser.lane().boundingRadiusMetres()) {
        search.test(crosser.at(timeSeconds));
      }
    }
    return search.deepest();
  }

  /**
   * Distance to the first solid or the ground along a ray; foliage is not solid.
   *
   * @param unitDirection of length 1
   * @return metres, or {@code maxMetres} if nothing is nearer
   */
  public double rayDistance(
      Vector3 origin, Vector3 unitDirection, double maxMetres, double timeSeconds) {
    double best = maxMetres;
    if (unitDirection.z() < 0) {
      best = Math.min(best, Math.max(0, -origin.z() / unitDirection.z()));
    }
    for (Crosser crosser : crossers) {
      double away = Math.hypot(crosser.x() - origin.x(), crosser.y() - origin.y());
      if (away < best + crosser.lane().boundingRadiusMetres()) {
        best = Math.min(best, entry(crosser.at(timeSeconds), origin, unitDirection));
      }
    }
    return grid.ray(
        origin.x(),
        origin.y(),
        origin.z(),
        unitDirection.x(),
        unitDirection.y(),
        unitDirection.z(),
        best);
  }

  private static double entry(Solid solid, Vector3 o, Vector3 d) {
    return solid.rayEntry(o.x(), o.y(), o.z(), d.x(), d.y(), d.z());
  }

  /**
   * Whether less than 3.5 m are free ahead, in a corridor 0.6 m to either side at the height of the
   * position: the collision label of training.
   */
  public boolean obstacleAhead(Vector3 position, double headingRadians, double timeSeconds) {
    double c = Math.cos(headingRadians);
    double s = Math.sin(headingRadians);
    Vector3 ahead = new Vector3(c, s, 0);
    Vector3 left = new Vector3(-s, c, 0);
    // rays nearer to each other than the thinnest post is wide
    int rays = 8;
    for (int i = -rays / 2; i <= rays / 2; i++) {
      Vector3 from = position.plus(left.times(2 * CORRIDOR_METRES * i / rays));
      if (rayDistance(from, ahead, AHEAD_METRES, timeSeconds) < AHEAD_METRES) {
        return true;
      }
    }
    return false;
  }
}
