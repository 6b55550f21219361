package io.drover.launch.foxglove;

import java.util.List;
import java.util.function.Supplier;

/**
 * What a client can subscribe to: JSON messages of one schema.
 *
 * @param id unique as long as the server lives
 * @param topic by which people choose it
 * @param schemaName of Foxglove's well-known ones, or Drover's own
 * @param schema as JSON Schema
 * @param known what a client is told first when it subscribes, oldest first; asked on any thread
 */
record FoxgloveChannel(
    int id, String topic, String schemaName, String schema, Supplier<List<Stamped>> known) {
  /**
   * A message.
   *
   * @param nanos when it was said, since 1970
   * @param json as UTF-8
   */
  record Stamped(long nanos, byte[] json) {}
}
