package io.drover.airsim.world;

import io.drover.core.geometry.Quaternion;
import io.drover.core.geometry.Vector3;

/**
 * A camera at a pose. The ray of pixel (column, row) is {@code forward + right · (column + 0.5 -
 * cx) / focal + down · (row + 0.5 - cy) / focal}, so that its multiples are planar depths.
 */
final class View {
  final float x;
  final float y;
  final float z;
  final float rightX;
  final float rightY;
  final float rightZ;
  final float downX;
  final float downY;
  final float downZ;
  final float forwardX;
  final float forwardY;
  final float forwardZ;
  final float focal;
  final float centreColumn;
  final float centreRow;

  /** 1 / cosine of the angle between the axis and the corner of the picture, a little more. */
  private final float spread;

  View(CameraModel camera, Vector3 position, Quaternion bodyToWorld) {
    x = (float) position.x();
    y = (float) position.y();
    // on the ground itself there is nothing to see
    z = (float) Math.max(0.03, position.z());
    Vector3 forward = bodyToWorld.rotate(new Vector3(1, 0, 0));
    Vector3 right = bodyToWorld.rotate(new Vector3(0, -1, 0));
    Vector3 down = bodyToWorld.rotate(new Vector3(0, 0, -1));
    rightX = (float) right.x();
    rightY = (float) right.y();
    rightZ = (float) right.z();
    downX = (float) down.x();
    downY = (float) down.y();
    downZ = (float) down.z();
    forwardX = (float) forward.x();
    forwardY = (float) forward.y();
    forwardZ = (float) forward.z();
    focal = (float) camera.focalPixels();
    centreColumn = camera.width() / 2f;
    centreRow = camera.height() / 2f;
    spread = (float) Math.hypot(1, Math.hypot(centreColumn, centreRow) / focal);
  }

  /**
   * Planar depth of a ball's nearest point, or infinite if no part of it can be in the picture
   * within a distance.
   */
  float depthIfSeen(float px, float py, float pz, float radius, float maxMetres) {
    float dx = px - x;
    float dy = py - y;
    float dz = pz - z;
    float ahead = dx * forwardX + dy * forwardY + dz * forwardZ;
    if (ahead < -radius || ahead > maxMetres + radius) {
      return Float.POSITIVE_INFINITY;
    }
    float across = Math.abs(dx * rightX + dy * rightY + dz * rightZ);
    float downwards = Math.abs(dx * downX + dy * downY + dz * downZ);
    float slack = radius * spread;
    if (across > ahead * centreColumn / focal + slack
        || downwards > ahead * centreRow / focal + slack) {
      return Float.POSITIVE_INFINITY;
    }
    return Math.max(0, ahead - radius);
  }
}
