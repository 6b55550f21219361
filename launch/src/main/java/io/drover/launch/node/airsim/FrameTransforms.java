package io.drover.launch.node.airsim;

import io.drover.ros.RosNode;
import io.drover.ros.tf.FrameTransform;
import io.drover.ros.tf.TransformBroadcaster;
import java.util.ArrayList;
import java.util.List;

/** The node's transforms: those of one moment go out together. Any thread. */
final class FrameTransforms {
  private final TransformBroadcaster broadcaster;
  private final List<FrameTransform> waiting = new ArrayList<>();

  FrameTransforms(RosNode node) {
    broadcaster = new TransformBroadcaster(node);
  }

  synchronized void moving(FrameTransform one) {
    waiting.add(one);
  }

  void fixed(FrameTransform one) {
    broadcaster.sendStatic(List.of(one));
  }

  /** Sends what has gathered. */
  synchronized void send() {
    if (!waiting.isEmpty()) {
      broadcaster.send(List.copyOf(waiting));
      waiting.clear();
    }
  }
}
