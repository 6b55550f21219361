package io.drover.telemetry.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads commands. What is wrong is an {@code INVALID_ARGUMENT} that names the key. Any thread. */
final class CommandReader {
  /** What a sender may not exceed; commands are short. */
  static final int MOST_BYTES = 8 * 1024;

  private static final int LONGEST_ID = 128;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private CommandReader() {}

  /** The keys and values of a payload. */
  static Map<String, Object> keys(byte[] payload) {
    if (payload.length > MOST_BYTES) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          payload.length + " bytes are too many for a command: send up to " + MOST_BYTES);
    }
    try {
      Map<String, Object> keys = JSON.readValue(payload, new TypeReference<>() {});
      if (keys != null) {
        return new LinkedHashMap<>(keys);
      }
    } catch (JsonProcessingException e) {
      throw notAnObject(": " + e.getOriginalMessage().lines().findFirst().orElse(""), e);
    } catch (IOException e) {
      throw notAnObject("", e);
    }
    throw notAnObject("", null);
  }

  private static DroverException notAnObject(String why, Throwable cause) {
    return new DroverException(
        ErrorCode.INVALID_ARGUMENT,
        "not a JSON object" + why + ": send {\"commandId\": …, \"timestamp\": …}",
        cause);
  }

  /** By which its sender knows it; taken out of the keys. */
  static String takeId(Map<String, Object> keys) {
    String id = text(keys, "commandId");
    if (id.isBlank() || id.length() > LONGEST_ID) {
      throw Command.unusable("commandId", ": give 1 to " + LONGEST_ID + " characters");
    }
    keys.remove("commandId");
    return id;
  }

  /** The command, of the keys without its id. */
  static Command command(String name, String id, Map<String, Object> keys) {
    Map<String, Object> parameters = new LinkedHashMap<>(keys);
    Instant timestamp = timestamp(text(keys, "timestamp"));
    parameters.remove("timestamp");
    Optional<String> sender = optionalText(parameters, "serialNumber");
    optionalText(parameters, "version")
        .filter(version -> !version.matches("1\\..*"))
        .ifPresent(
            version -> {
              throw Command.unusable("version", " is '" + version + "': this is a drone of 1.x");
            });
    if (parameters.containsKey("headerId")
        && !(parameters.remove("headerId") instanceof Number number && number.doubleValue() >= 0)) {
      throw Command.unusable("headerId", ": give a number from 0, or leave it out");
    }
    return new Command(id, name, timestamp, sender, parameters);
  }

  private static Instant timestamp(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw Command.unusable(
          "timestamp", " is no time: write it as " + Instant.ofEpochSecond(1_772_366_400));
    }
  }

  private static String text(Map<String, Object> keys, String key) {
    if (!keys.containsKey(key)) {
      throw Command.unusable(key, " is missing");
    }
    if (keys.get(key) instanceof String text) {
      return text;
    }
    throw Command.unusable(key, " is not text");
  }

  private static Optional<String> optionalText(Map<String, Object> keys, String key) {
    if (!keys.containsKey(key)) {
      return Optional.empty();
    }
    String text = text(keys, key);
    keys.remove(key);
    return Optional.of(text);
  }
}
