package io.drover.ros.tf;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.core.geometry.Quaternion;
import io.drover.core.geometry.Vector3;
import io.drover.ros.RosNode;
import io.drover.ros.bus.InMemoryBus;
import io.drover.ros.message.RosTime;
import io.drover.ros.name.GraphNames;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TransformListenerTest {
  private static final RosTime START = new RosTime(100, 0);

  private final InMemoryBus bus = new InMemoryBus();
  private final TransformBuffer buffer = new TransformBuffer(TransformBuffer.DEFAULT_KEPT_SECONDS);

  private static FrameTransform at(String parent, String child, RosTime time, double x) {
    return new FrameTransform(
        parent, child, time, new RigidTransform(new Vector3(x, 0, 0), Quaternion.IDENTITY));
  }

  @Test
  void hearsOfAllFixedFramesHoweverLateItComes() throws Exception {
    bus.setTime(START);
    try (RosNode sender = bus.join(GraphNames.of("", "sender", Map.of()));
        RosNode receiver = bus.join(GraphNames.of("", "receiver", Map.of()));
        TransformBroadcaster broadcaster = new TransformBroadcaster(sender)) {
      broadcaster.sendStatic(List.of(at("base_link", "laser", START, 1)));
      broadcaster.sendStatic(List.of(at("base_link", "camera", START, 2)));
      try (TransformListener listener = new TransformListener(receiver, buffer)) {
        broadcaster.send(List.of(at("odom", "base_link", START, 10)));
        TransformLookup found = buffer.await("laser", "camera", RosTime.ZERO, 10);
        assertThat(found.transform().orElseThrow().translation()).isEqualTo(new Vector3(1, 0, 0));
        found = buffer.lookup("odom", "camera", START);
        assertThat(found.transform().orElseThrow().translation()).isEqualTo(new Vector3(12, 0, 0));
        assertThat(listener).isNotNull();
      }
    }
  }

  @Test
  void forgetsWhatMovesWhenTimeJumpsBack() {
    bus.setTime(START);
    try (RosNode node = bus.join(GraphNames.of("", "node", Map.of()));
        TransformBroadcaster broadcaster = new TransformBroadcaster(node);
        TransformListener listener = new TransformListener(node, buffer)) {
      broadcaster.sendStatic(List.of(at("base_link", "laser", START, 1)));
      broadcaster.send(List.of(at("odom", "base_link", START, 10)));
      assertThat(buffer.lookup("odom", "laser", START).transform()).isPresent();
      RosTime again = new RosTime(5, 0);
      bus.setTime(again);
      broadcaster.send(List.of(at("odom", "base_link", again, 3)));
      assertThat(buffer.lookup("odom", "laser", START).transform()).isEmpty();
      assertThat(buffer.lookup("odom", "laser", again).transform()).isPresent();
      assertThat(listener).isNotNull();
    }
  }
}
