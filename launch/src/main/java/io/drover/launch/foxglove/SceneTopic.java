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

/**
 * Entities of one topic of {@code foxglove.SceneUpdate}; who comes late is told all. Any thread.
 */
final class SceneTopic {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MATCHING_ID = 0;

  private final FoxgloveServer server;
  private final FoxgloveChannel channel;
  private final LongSupplier nanos;
  private final Map<String, ObjectNode> entities = new LinkedHashMap<>();

  SceneTopic(FoxgloveServer server, String topic, LongSupplier nanos) {
    this.server = server;
    this.nanos = nanos;
    this.channel =
        server.open(
            topic, "foxglove.SceneUpdate", FoxgloveSchemas.known("SceneUpdate"), this::tellKnown);
  }

  private synchronized void tellKnown(Consumer<Stamped> to) {
    if (!entities.isEmpty()) {
      to.accept(update(entities.values(), List.of()));
    }
  }

  /** Shows an entity, in place of one of the same id. */
  synchronized void put(SceneEntity entity) {
    ObjectNode json = entity.json();
    entities.put(json.get("id").textValue(), json);
    server.say(channel, update(List.of(json), List.of()));
  }

  /** Shows an entity no more. */
  synchronized void remove(String id) {
    if (entities.remove(id) != null) {
      server.say(channel, update(List.of(), List.of(id)));
    }
  }

  private Stamped update(Collection<ObjectNode> shown, List<String> gone) {
    long now = nanos.getAsLong();
    ObjectNode update = JSON.createObjectNode();
    ArrayNode deletions = update.putArray("deletions");
    for (String id : gone) {
      ObjectNode deletion = deletions.addObject();
      SceneEntity.writeTime(deletion.putObject("timestamp"), now);
      deletion.put("type", MATCHING_ID).put("id", id);
    }
    update.putArray("entities").addAll(shown);
    return new Stamped(now, update.toString().getBytes(UTF_8));
  }
}
