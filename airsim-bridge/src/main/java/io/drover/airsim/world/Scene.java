package io.drover.airsim.world;

import io.drover.core.geometry.Vector2;
import io.drover.core.geometry.Vector3;
import java.util.Optional;

/**
 * A route and everything that stands and moves around it; a pure function of route, seed and time.
 * Any thread, many at once.
 */
public final class Scene {
  private final Route route;
  private final long seed;

  private Scene(Route route, long seed) {
    this.route = route;
    this.seed = seed;
  }

  /** Furnishes a route. */
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

  /** Height of the ground, metres; the ground is flat. */
  public double groundHeight(Vector2 point) {
    return 0 * point.x();
  }

  /**
   * What a sphere touches, the deepest contact first; the ground does not count.
   *
   * @param timeSeconds of the world, which moves the crossers
   */
  public Optional<Contact> collides(Vector3 position, double radiusMetres, double timeSeconds) {
    return Optional.empty();
  }

  /**
   * Distance to the first solid or the ground along a ray; foliage is not solid.
   *
   * @param unitDirection of length 1
   * @return metres, or {@code maxMetres} if nothing is nearer
   */
  public double rayDistance(
      Vector3 origin, Vector3 unitDirection, double maxMetres, double timeSeconds) {
    double ground = unitDirection.z() < 0 ? -origin.z() / unitDirection.z() : maxMetres;
    return Math.min(maxMetres, ground);
  }

  /**
   * Whether less than 3.5 m are free ahead, in a corridor 0.6 m to either side at the height of the
   * position: the collision label of training.
   */
  public boolean obstacleAhead(Vector3 position, double headingRadians, double timeSeconds) {
    return rayDistance(
            position,
            new Vector3(Math.cos(headingRadians), Math.sin(headingRadians), 0),
            3.5,
            timeSeconds)
        < 3.5;
  }
}
