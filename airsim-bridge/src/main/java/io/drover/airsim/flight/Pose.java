package io.drover.airsim.flight;

import static java.util.Objects.requireNonNull;

import io.drover.core.geometry.Quaternion;
import io.drover.core.geometry.Vector3;

/**
 * Where something is and how it is turned, in the frame that its holder names.
 *
 * @param position metres
 * @param orientation from the thing's own axes (FLU) to that frame
 */
public record Pose(Vector3 position, Quaternion orientation) {
  public Pose {
    requireNonNull(position, "position");
    requireNonNull(orientation, "orientation");
  }

  /** A level pose at a position, turned by {@code yawRadians} counter-clockwise from +x. */
  public static Pose level(Vector3 position, double yawRadians) {
    return new Pose(position, Quaternion.ofEuler(0, 0, yawRadians));
  }

  /** {@code inner}, given in this pose's own frame, in the frame of this pose. */
  public Pose times(Pose inner) {
    return new Pose(
        position.plus(orientation.rotate(inner.position)), orientation.times(inner.orientation));
  }
}
