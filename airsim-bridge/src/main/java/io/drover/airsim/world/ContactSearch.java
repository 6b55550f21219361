package io.drover.airsim.world;

import io.drover.core.geometry.Vector3;
import java.util.Optional;

/** Keeps the deepest contact of one sphere. */
final class ContactSearch {
  private final Vector3 centre;
  private final double radiusMetres;
  private final double[] point = new double[3];
  private Contact best;

  ContactSearch(Vector3 centre, double radiusMetres) {
    this.centre = centre;
    this.radiusMetres = radiusMetres;
  }

  void test(Solid solid) {
    solid.nearest(centre.x(), centre.y(), centre.z(), point);
    Vector3 nearest = new Vector3(point[0], point[1], point[2]);
    Vector3 away = centre.minus(nearest);
    double distance = away.norm();
    double penetration = radiusMetres - distance;
    if (penetration < 0 || best != null && penetration <= best.penetrationMetres()) {
      return;
    }
    Vector3 normal = distance > 1e-9 ? away.times(1 / distance) : outwards(solid);
    best = new Contact(solid.name(), solid.id(), nearest, normal, penetration);
  }

  /** From inside a solid, the way out is taken to be away from its axis. */
  private Vector3 outwards(Solid solid) {
    Vector3 away = new Vector3(centre.x() - solid.x(), centre.y() - solid.y(), 0);
    double norm = away.norm();
    return norm > 1e-9 ? away.times(1 / norm) : new Vector3(0, 0, 1);
  }

  Optional<Contact> deepest() {
    return Optional.ofNullable(best);
  }
}
