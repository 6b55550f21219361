package io.drover.telemetry.payload;

import static java.util.Objects.requireNonNull;

import io.drover.telemetry.topic.Topic;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who is there.
 *
 * @param role what the participant is: {@code drone}, {@code edge}, …
 */
public record Connection(ConnectionState state, String role) implements Payload {
  public Connection {
    requireNonNull(state, "state");
    JsonValues.requireText("role", role);
  }

  @Override
  public Topic topic() {
    return Topic.CONNECTION;
  }

  @Override
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("connectionState", state.name());
    fields.put("role", role);
    return fields;
  }
}
