package io.drover.telemetry.payload;

import io.drover.telemetry.topic.Topic;
import java.util.Map;

/**
 * Everything about a participant, nested as its owner likes.
 *
 * @param fields camelCase keys; values are text, numbers, booleans, enums, and maps and lists of
 *     them, copied here. Numbers that are not finite are left out: JSON has none. Anything else, or
 *     a key of the header, is an {@code INVALID_ARGUMENT}
 */
public record State(Map<String, Object> fields) implements Report {
  public State {
    fields = JsonValues.copyOfBody("state", fields);
  }

  @Override
  public Topic topic() {
    return Topic.STATE;
  }
}
