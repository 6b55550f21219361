package io.drover.launch.foxglove;

import com.fasterxml.jackson.databind.JsonNode;
import io.drover.launch.foxglove.FoxgloveChannel.Stamped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What participants say as they say it, on {@code /<participant>/<topic>}: for plots and raw
 * messages. One thread.
 */
final class TopicsAsSaid {
  private final FoxgloveServer server;
  private final Map<String, Said> topics = new HashMap<>();

  /** A channel, and what was said there last. */
  private record Said(FoxgloveChannel channel, AtomicReference<Stamped> last) {}

  TopicsAsSaid(FoxgloveServer server) {
    this.server = server;
  }

  /** Passes a message on; of topics that are not Drover's it does nothing. */
  void say(String participant, String topic, JsonNode message, Stamped as) {
    String path = "/" + participant + "/" + topic;
    Optional<Said> said = Optional.ofNullable(topics.get(path));
    if (said.isEmpty()) {
      said = FoxgloveSchemas.of(topic, message).map(schema -> open(path, schema));
      said.ifPresent(opened -> topics.put(path, opened));
    }
    said.ifPresent(
        to -> {
          to.last().set(as);
          server.say(to.channel(), as);
        });
  }

  private Said open(String path, FoxgloveSchemas.Named schema) {
    AtomicReference<Stamped> last = new AtomicReference<>();
    FoxgloveChannel channel =
        server.open(
            path,
            schema.name(),
            schema.json(),
            () -> Optional.ofNullable(last.get()).map(List::of).orElse(List.of()));
    return new Said(channel, last);
  }
}
