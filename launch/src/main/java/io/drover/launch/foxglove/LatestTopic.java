package io.drover.launch.foxglove;

import io.drover.launch.foxglove.FoxgloveChannel.Stamped;
import java.util.Optional;
import java.util.function.Consumer;

/** A topic on which each message replaces the one before; who comes late is told it. Any thread. */
final class LatestTopic {
  private final FoxgloveServer server;
  private final FoxgloveChannel channel;
  private Optional<Stamped> latest = Optional.empty();

  LatestTopic(FoxgloveServer server, String topic, String schemaName, String schema) {
    this.server = server;
    this.channel = server.open(topic, schemaName, schema, this::tellKnown);
  }

  private synchronized void tellKnown(Consumer<Stamped> to) {
    latest.ifPresent(to);
  }

  synchronized void say(Stamped message) {
    latest = Optional.of(message);
    server.say(channel, message);
  }

  /** Takes the topic away. */
  void close() {
    server.close(channel);
  }
}
