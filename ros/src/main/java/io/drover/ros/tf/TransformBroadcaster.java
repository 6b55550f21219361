package io.drover.ros.tf;

import io.drover.ros.Publisher;
import io.drover.ros.RosNode;
import io.drover.ros.TopicOptions;
import io.drover.ros.msg.tf2_msgs.TFMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells others where frames are. One per node; any thread. */
public final class TransformBroadcaster implements AutoCloseable {
  private static final int QUEUE_LENGTH = 100;

  private final Publisher<TFMessage> moving;
  private final Publisher<TFMessage> fixed;
  private final Map<String, FrameTransform> told = new LinkedHashMap<>();

  public TransformBroadcaster(RosNode node) {
    moving = node.advertise("/tf", TFMessage.TYPE, TopicOptions.queue(QUEUE_LENGTH));
    fixed = node.advertise("/tf_static", TFMessage.TYPE, TopicOptions.latched());
  }

  /** Frames that move: to be sent again and again. */
  public void send(List<FrameTransform> transforms) {
    moving.publish(message(transforms));
  }

  /** Frames that stay where they are: sent once, told to all who come later. */
  public synchronized void sendStatic(List<FrameTransform> transforms) {
    transforms.forEach(t -> told.put(t.child(), t));
    // a latched topic keeps its last message, which must therefore hold all
    fixed.publish(message(List.copyOf(told.values())));
  }

  private static TFMessage message(List<FrameTransform> transforms) {
    return new TFMessage(transforms.stream().map(FrameTransform::toMessage).toList());
  }

  @Override
  public void close() {
    moving.close();
    fixed.close();
  }
}
