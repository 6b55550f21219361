package io.drover.airsim.rpc;

import io.drover.core.geometry.Vector3;

/**
 * The latest contact of a vehicle; NED metres from the vehicle's spawn point.
 *
 * @param hasCollided whether there was a contact since this was last asked
 * @param normal from the object towards the vehicle
 */
public record CollisionInfo(
    boolean hasCollided,
    double penetrationMetres,
    long timeNanos,
    Vector3 normal,
    Vector3 impactPoint,
    Vector3 position,
    String objectName,
    int objectId) {
  public static final Struct<CollisionInfo> WIRE =
      Struct.of(CollisionInfo.class)
          .field("has_collided", WireType.BOOL, CollisionInfo::hasCollided, false)
          .real("penetration_depth", CollisionInfo::penetrationMetres)
          .field("time_stamp", WireType.NANOS, CollisionInfo::timeNanos, 0L)
          .field("normal", Geometry.VECTOR, CollisionInfo::normal, Vector3.ZERO)
          .field("impact_point", Geometry.VECTOR, CollisionInfo::impactPoint, Vector3.ZERO)
          .field("position", Geometry.VECTOR, CollisionInfo::position, Vector3.ZERO)
          .field("object_name", WireType.TEXT, CollisionInfo::objectName, "")
          .field("object_id", WireType.INT, CollisionInfo::objectId, 0)
          .make(
              v ->
                  new CollisionInfo(
                      v.flag(0),
                      v.real(1),
                      v.nanos(2),
                      v.get(3, Vector3.class),
                      v.get(4, Vector3.class),
                      v.get(5, Vector3.class),
                      v.text(6),
                      v.whole(7)));

  /** No contact at all. */
  public static final CollisionInfo NONE =
      new CollisionInfo(false, 0, 0, Vector3.ZERO, Vector3.ZERO, Vector3.ZERO, "", -1);

  static final CollisionInfo ABSENT = NONE;
}
