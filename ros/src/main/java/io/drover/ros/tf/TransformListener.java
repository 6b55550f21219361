package io.drover.ros.tf;

import io.drover.ros.RosNode;
import io.drover.ros.Subscription;
import io.drover.ros.message.RosTime;
import io.drover.ros.msg.geometry_msgs.TransformStamped;
import io.drover.ros.msg.tf2_msgs.TFMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the frames of a graph into a buffer, until it is closed. */
public final class TransformListener implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(TransformListener.class);
  private static final int QUEUE_LENGTH = 1000;

  private final RosNode node;
  private final TransformBuffer buffer;
  private final Subscription moving;
  private final Subscription fixed;
  private RosTime last = RosTime.ZERO;

  /** Begins to follow; who needs a transform at once waits for it in the buffer. */
  public TransformListener(RosNode node, TransformBuffer buffer) {
    this.node = node;
    this.buffer = buffer;
    fixed = node.subscribe("/tf_static", TFMessage.TYPE, QUEUE_LENGTH, m -> add(m, true));
    moving = node.subscribe("/tf", TFMessage.TYPE, QUEUE_LENGTH, m -> add(m, false));
  }

  private void add(TFMessage message, boolean always) {
    forgetIfTimeJumpedBack();
    for (TransformStamped one : message.transforms()) {
      FrameTransform transform = FrameTransform.of(one);
      if (!buffer.add(transform, always)) {
        log.warn(
            "the transform from \"{}\" to \"{}\" is none: dropped",
            transform.child(),
            transform.parent());
      }
    }
  }

  /** A recording that starts over, or a simulation that is reset. */
  private synchronized void forgetIfTimeJumpedBack() {
    RosTime now = node.now();
    if (now.compareTo(last) < 0) {
      log.info("time jumped back by {} s: transforms are forgotten", last.secondsSince(now));
      buffer.clearMoving();
    }
    last = now;
  }

  @Override
  public void close() {
    moving.close();
    fixed.close();
  }
}
