package io.drover.telemetry.payload;

import static java.util.Objects.requireNonNull;

import io.drover.telemetry.topic.Topic;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What became of a command.
 *
 * @param commandId by which whoever gave it knows it; empty if it could not be read
 * @param command its name: the last level of the path on which it was given
 * @param reason why it was refused, or not done, in one line that says what to do
 */
public record Acknowledgement(
    Optional<String> commandId, String command, Status status, Optional<String> reason)
    implements Report {
  /** How far it has come. */
  public enum Status {
    /** It will be done: DONE or FAILED follows. */
    ACCEPTED,
    /** It will not be done. */
    REJECTED,
    /** It is in force. */
    DONE,
    /** It was accepted and could not be done. */
    FAILED;

    /** Whether nothing follows. */
    public boolean last() {
      return this != ACCEPTED;
    }
  }

  public Acknowledgement {
    requireNonNull(commandId, "command id");
    JsonValues.requireText("command", command);
    requireNonNull(status, "status");
    requireNonNull(reason, "reason");
  }

  @Override
  public Topic topic() {
    return Topic.ACKNOWLEDGEMENT;
  }

  @Override
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    commandId.ifPresent(id -> fields.put("commandId", id));
    fields.put("command", command);
    fields.put("status", status.name());
    reason.ifPresent(why -> fields.put("reason", why));
    return fields;
  }
}
