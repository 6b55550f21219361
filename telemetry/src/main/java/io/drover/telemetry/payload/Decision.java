package io.drover.telemetry.payload;

import io.drover.telemetry.topic.Topic;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One scheduling decision, with what is needed to ask why.
 *
 * @param policy who decided: {@code a3d}, {@code dynamic}, …
 * @param action what was chosen (location, resolution, quality); JSON values as in {@link State}
 * @param reason one line for people
 * @param inputs what the policy saw; JSON values as in {@link State}
 */
public record Decision(
    String policy, Map<String, Object> action, String reason, Map<String, Object> inputs)
    implements Report {
  public Decision {
    JsonValues.requireText("policy", policy);
    JsonValues.requireText("reason", reason);
    action = JsonValues.copyOf("action", action);
    inputs = JsonValues.copyOf("inputs", inputs);
  }

  @Override
  public Topic topic() {
    return Topic.DECISION;
  }

  @Override
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("policy", policy);
    fields.put("action", action);
    fields.put("reason", reason);
    fields.put("inputs", inputs);
    return fields;
  }
}
