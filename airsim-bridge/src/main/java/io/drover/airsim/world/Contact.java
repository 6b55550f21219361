package io.drover.airsim.world;

import io.drover.core.geometry.Vector3;

/**
 * A sphere touches something of the scene.
 *
 * @param objectName such as {@code building_12}; unique in its scene
 * @param objectId the number in the name
 * @param point of the object, nearest to the sphere's centre, metres
 * @param normal unit vector from the object towards the sphere
 * @param penetrationMetres how far the sphere reaches into the object, ≥ 0
 */
public record Contact(
    String objectName, int objectId, Vector3 point, Vector3 normal, double penetrationMetres) {}
