package io.drover.telemetry.payload;

import static java.util.Objects.requireNonNull;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What every message starts with.
 *
 * @param id counts the messages of one topic from 0; a gap is a message that never arrived
 * @param timestamp when it was said, by the participant's clock; written with milliseconds, UTC
 * @param serialNumber the participant
 */
public record Header(long id, Instant timestamp, String serialNumber) {
  /** Version of the payloads; its first number is the {@code v1} of the topic path. */
  public static final String VERSION = "1.1.0";

  static final List<String> FIELD_NAMES =
      List.of("headerId", "timestamp", "version", "serialNumber");

  private static final DateTimeFormatter TIMESTAMP =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  public Header {
    if (id < 0) {
      throw new DroverException(ErrorCode.INVALID_ARGUMENT, "a header id counts up from 0: " + id);
    }
    requireNonNull(timestamp, "timestamp");
    JsonValues.requireText("serial number", serialNumber);
  }

  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("headerId", id);
    fields.put("timestamp", TIMESTAMP.format(timestamp));
    fields.put("version", VERSION);
    fields.put("serialNumber", serialNumber);
    return fields;
  }
}
