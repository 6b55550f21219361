package io.drover.core.geometry;

import java.io.Serializable;

/**
 * A pose in the plane, an element of SE(2): where a frame stands in another one.
 *
 * @param x metres
 * @param y metres
 * @param theta radians, counter-clockwise from +x; any number, {@link #between} and {@link
 *     #inverse} give (-π, π]
 */
public record Pose2(double x, double y, double theta) implements Serializable {
  public static final Pose2 IDENTITY = new Pose2(0, 0, 0);

  /** This pose of a frame, in which {@code inner} is another one's: the pose of that. */
  public Pose2 compose(Pose2 inner) {
    double c = Math.cos(theta);
    double s = Math.sin(theta);
    return new Pose2(
        x + c * inner.x - s * inner.y,
        y + s * inner.x + c * inner.y,
        Angles.wrap(theta + inner.theta));
  }

  /** The pose of the outer frame in this one. */
  public Pose2 inverse() {
    double c = Math.cos(theta);
    double s = Math.sin(theta);
    return new Pose2(-c * x - s * y, s * x - c * y, Angles.wrap(-theta));
  }

  /** The pose of {@code other}, which stands in the same frame as this one, seen from this one. */
  public Pose2 between(Pose2 other) {
    double c = Math.cos(theta);
    double s = Math.sin(theta);
    double dx = other.x - x;
    double dy = other.y - y;
    return new Pose2(c * dx + s * dy, -s * dx + c * dy, Angles.wrap(other.theta - theta));
  }

  /** A point of this frame in the outer one. */
  public Vector2 apply(Vector2 point) {
    double c = Math.cos(theta);
    double s = Math.sin(theta);
    return new Vector2(x + c * point.x() - s * point.y(), y + s * point.x() + c * point.y());
  }

  public Vector2 translation() {
    return new Vector2(x, y);
  }
}
