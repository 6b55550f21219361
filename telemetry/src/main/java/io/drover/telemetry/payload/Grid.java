package io.drover.telemetry.payload;

import io.drover.telemetry.topic.Topic;
import java.util.Map;

/**
 * Maps as far as they have grown.
 *
 * @param fields JSON values as in {@link State}
 */
public record Grid(Map<String, Object> fields) implements Report {
  public Grid {
    fields = JsonValues.copyOfBody("grid", fields);
  }

  @Override
  public Topic topic() {
    return Topic.GRID;
  }
}
