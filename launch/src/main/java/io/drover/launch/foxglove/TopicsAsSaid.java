package io.drover.launch.foxglove;

import com.fasterxml.jackson.databind.JsonNode;
import io.drover.launch.foxglove.FoxgloveChannel.Stamped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What participants say as they say it, on {@code /<participant>/<topic>}: for plots and raw
 * messages. One thread.
 */
final class TopicsAsSaid {
  private final FoxgloveServer server;
  private final Map<String, LatestTopic> topics = new HashMap<>();

  TopicsAsSaid(FoxgloveServer server) {
    this.server = server;
  }

  /** Passes a message on; of topics that are not Drover's it does nothing. */
  void say(String participant, String topic, JsonNode message, Stamped as) {
    String path = "/" + participant + "/" + topic;
    Optional<LatestTopic> to = Optional.ofNullable(topics.get(path));
    if (to.isEmpty()) {
      to =
          FoxgloveSchemas.of(topic, message)
              .map(schema -> new LatestTopic(server, path, schema.name(), schema.json()));
      to.ifPresent(opened -> topics.put(path, opened));
    }
    to.ifPresent(known -> known.say(as));
  }
}
