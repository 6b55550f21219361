package io.drover.telemetry.payload;

import static java.util.Objects.requireNonNull;

import io.drover.telemetry.topic.Topic;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that happened once, in the shape of VDA 5050's information and errors.
 *
 * @param type a stable name for programs: {@code edgeLost}
 * @param description one line for people
 * @param references what it is about (edge, frame, file); JSON values as in {@link State}
 */
public record Event(String type, Level level, String description, Map<String, Object> references)
    implements Report {
  /** How much it matters. */
  public enum Level {
    /** Good to know. */
    INFO,
    /** The participant goes on, at less than its best. */
    WARNING,
    /** The participant cannot go on without help. */
    FATAL
  }

  public Event {
    JsonValues.requireText("event type", type);
    requireNonNull(level, "level");
    JsonValues.requireText("event description", description);
    references = JsonValues.copyOf("references", references);
  }

  @Override
  public Topic topic() {
    return Topic.EVENT;
  }

  @Override
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("eventType", type);
    fields.put("eventLevel", level.name());
    fields.put("eventDescription", description);
    fields.put("eventReferences", references);
    return fields;
  }
}
