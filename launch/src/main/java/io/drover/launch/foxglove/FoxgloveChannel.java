package io.drover.launch.foxglove;

import java.util.function.Consumer;

/**
 * What a client can subscribe to: JSON messages of one schema.
 *
 * @param id unique as long as the server lives
 * @param topic by which people choose it
 * @param schemaName of Foxglove's well-known ones, or Drover's own
 * @param schema as JSON Schema
 * @param known what a client is told first when it subscribes
 */
record FoxgloveChannel(int id, String topic, String schemaName, String schema, Known known) {
  /** What was said before, as far as it still matters. */
  interface Known {
    /**
     * Tells it, oldest first. Nothing new is said on the channel meanwhile: it could be undone by
     * what is told after it. Any thread.
     */
    void tell(Consumer<Stamped> to);
  }

  /**
   * A message.
   *
   * @param nanos when it was said, since 1970
   * @param json as UTF-8
   */
  record Stamped(long nanos, byte[] json) {}
}
