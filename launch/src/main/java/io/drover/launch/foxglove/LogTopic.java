package io.drover.launch.foxglove;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drover.launch.foxglove.FoxgloveChannel.Stamped;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Events of all participants, on {@code /log}; who comes late is told the last ones. Any thread.
 */
final class LogTopic {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MOST_KEPT = 200;
  private static final int UNKNOWN = 0;

  /** Foxglove's numbers of Drover's levels. */
  private static final Map<String, Integer> LEVELS = Map.of("INFO", 2, "WARNING", 3, "FATAL", 5);

  private final FoxgloveServer server;
  private final FoxgloveChannel channel;
  private final Deque<Stamped> kept = new ArrayDeque<>();

  LogTopic(FoxgloveServer server) {
    this.server = server;
    this.channel =
        server.open("/log", "foxglove.Log", FoxgloveSchemas.known("Log"), this::tellKnown);
  }

  private synchronized void tellKnown(Consumer<Stamped> to) {
    kept.forEach(to);
  }

  /** Takes an event as docs/mqtt has it. */
  synchronized void put(long nanos, String participant, JsonNode event) {
    ObjectNode line = JSON.createObjectNode();
    SceneEntity.writeTime(line.putObject("timestamp"), nanos);
    line.put("level", LEVELS.getOrDefault(event.path("eventLevel").asText(), UNKNOWN));
    line.put(
        "message",
        event.path("eventType").asText() + ": " + event.path("eventDescription").asText());
    line.put("name", participant).put("file", "").put("line", 0);
    Stamped message = new Stamped(nanos, line.toString().getBytes(UTF_8));
    kept.addLast(message);
    if (kept.size() > MOST_KEPT) {
      kept.removeFirst();
    }
    server.say(channel, message);
  }
}
