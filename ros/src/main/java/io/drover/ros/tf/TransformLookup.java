package io.drover.ros.tf;

import io.drover.ros.message.RosTime;
import java.util.Optional;

/** What a tree of frames knows about two of them at a time. */
public sealed interface TransformLookup {
  /** The transform, if it is known. */
  default Optional<RigidTransform> transform() {
    return this instanceof Found found ? Optional.of(found.pose()) : Optional.empty();
  }

  /**
   * It is known.
   *
   * @param pose of the source frame in the target frame
   * @param time for which it holds; zero if it always does
   */
  record Found(RigidTransform pose, RosTime time) implements TransformLookup {}

  /**
   * It is not known, or not yet.
   *
   * @param reason one line for people
   */
  record Missing(String reason) implements TransformLookup {}
}
