package io.drover.launch.foxglove;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drover.launch.foxglove.FoxgloveChannel.Stamped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Where frames are in one another, on {@code /tf}; who comes late is told all. Any thread. */
final class TransformTopic {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final FoxgloveServer server;
  private final FoxgloveChannel channel;
  private final LongSupplier nanos;
  private final Map<String, Transform> latest = new LinkedHashMap<>();

  /** Metres and radians counter-clockwise, of the child in the parent. */
  private record Transform(String parent, String child, double x, double y, double radians) {
    void write(ObjectNode into, long now) {
      SceneEntity.writeTime(into.putObject("timestamp"), now);
      into.put("parent_frame_id", parent).put("child_frame_id", child);
      into.putObject("translation").put("x", x).put("y", y).put("z", 0);
      SceneEntity.writeTurn(into.putObject("rotation"), radians);
    }
  }

  TransformTopic(FoxgloveServer server, LongSupplier nanos) {
    this.server = server;
    this.nanos = nanos;
    this.channel =
        server.open(
            "/tf",
            "foxglove.FrameTransforms",
            FoxgloveSchemas.known("FrameTransforms"),
            this::tellKnown);
  }

  private synchronized void tellKnown(Consumer<Stamped> to) {
    if (!latest.isEmpty()) {
      to.accept(message(latest.values()));
    }
  }

  /** Says where a frame is now. */
  synchronized void put(String parent, String child, double x, double y, double radians) {
    Transform transform = new Transform(parent, child, x, y, radians);
    latest.put(child, transform);
    server.say(channel, message(List.of(transform)));
  }

  private Stamped message(Collection<Transform> transforms) {
    long now = nanos.getAsLong();
    ObjectNode message = JSON.createObjectNode();
    ArrayNode list = message.putArray("transforms");
    transforms.forEach(transform -> transform.write(list.addObject(), now));
    return new Stamped(now, message.toString().getBytes(UTF_8));
  }
}
