package io.drover.telemetry.command;

import io.drover.core.config.Keys;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One command as it was given.
 *
 * @param id by which its sender knows it
 * @param name what shall be done: the last level of the path
 * @param timestamp when it was given, by the sender's clock
 * @param sender who gave it, by its own account
 * @param parameters the keys that are neither header nor id; values are text, numbers, booleans,
 *     null, and maps and lists of them
 */
public record Command(
    String id,
    String name,
    Instant timestamp,
    Optional<String> sender,
    Map<String, Object> parameters) {
  public Command {
    // a parameter may be null, which Map.copyOf refuses
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /**
   * Refuses parameters that the command does not have, and demands those that it has.
   *
   * @throws DroverException {@code INVALID_ARGUMENT}, naming the key
   */
  public void requireKeys(String... keys) {
    List<String> known = List.of(keys);
    for (String key : parameters.keySet()) {
      if (!known.contains(key)) {
        throw unusable(
            key, known.isEmpty() ? ": this command has none" : Keys.suggestion(key, known));
      }
    }
    for (String key : known) {
      if (!parameters.containsKey(key)) {
        throw unusable(key, " is missing");
      }
    }
  }

  /** A mistake in one of its keys. */
  public static DroverException unusable(String key, String problem) {
    return new DroverException(
        ErrorCode.INVALID_ARGUMENT,
        "key '" + (key.length() > 64 ? key.substring(0, 64) + "…" : key) + "'" + problem);
  }
}
