package io.drover.ros.tf;

import io.drover.core.geometry.Quaternion;
import io.drover.core.geometry.Vector3;
import io.drover.ros.message.RosTime;
import io.drover.ros.msg.geometry_msgs.Transform;
import io.drover.ros.msg.geometry_msgs.TransformStamped;
import io.drover.ros.msg.std_msgs.Header;

/**
 * Where a frame is in its parent at some time.
 *
 * @param parent such as {@code odom}
 * @param child such as {@code base_link}
 * @param pose of the child in the parent
 */
public record FrameTransform(String parent, String child, RosTime time, RigidTransform pose) {
  public FrameTransform {
    parent = withoutSlash(parent);
    child = withoutSlash(child);
  }

  /** Names of the first tf began with a slash. */
  static String withoutSlash(String frame) {
    return frame.startsWith("/") ? frame.substring(1) : frame;
  }

  /** As others send it. */
  static FrameTransform of(TransformStamped message) {
    var translation = message.transform().translation();
    var rotation = message.transform().rotation();
    return new FrameTransform(
        message.header().frameId(),
        message.childFrameId(),
        message.header().stamp(),
        new RigidTransform(
            new Vector3(translation.x(), translation.y(), translation.z()),
            new Quaternion(rotation.w(), rotation.x(), rotation.y(), rotation.z())));
  }

  /** As it is sent. */
  TransformStamped toMessage() {
    Vector3 translation = pose.translation();
    Quaternion rotation = pose.rotation();
    return new TransformStamped(
        new Header(0, time, parent),
        child,
        new Transform(
            new io.drover.ros.msg.geometry_msgs.Vector3(
                translation.x(), translation.y(), translation.z()),
            new io.drover.ros.msg.geometry_msgs.Quaternion(
                rotation.x(), rotation.y(), rotation.z(), rotation.w())));
  }

  /** Whether it can be part of a tree. */
  boolean isValid() {
    return !parent.isEmpty() && !child.isEmpty() && !parent.equals(child) && pose.isValid();
  }
}
