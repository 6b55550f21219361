package io.drover.launch.bag;

import io.drover.core.geometry.Pose2;
import io.drover.core.geometry.Quaternion;
import io.drover.core.geometry.Vector3;
import io.drover.ros.tf.RigidTransform;

/**
 * Where a laser stands on its robot, seen from above.
 *
 * @param mirrored whether it hangs upside down
 */
public record LaserPlace(Pose2 pose, boolean mirrored) {
  /** Of a laser of which nobody tells. */
  public static final LaserPlace CENTRE = new LaserPlace(Pose2.IDENTITY, false);

  /** By the laser's pose in its robot's frame. */
  public static LaserPlace of(RigidTransform laser) {
    Quaternion turn = laser.rotation();
    Vector3 ahead = turn.rotate(new Vector3(1, 0, 0));
    Vector3 up = turn.rotate(new Vector3(0, 0, 1));
    Vector3 at = laser.translation();
    return new LaserPlace(new Pose2(at.x(), at.y(), Math.atan2(ahead.y(), ahead.x())), up.z() < 0);
  }
}
