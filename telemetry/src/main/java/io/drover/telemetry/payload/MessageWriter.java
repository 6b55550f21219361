package io.drover.telemetry.payload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.util.Map;

/** Writes messages as UTF-8 JSON objects, the header's fields first. Any thread. */
public final class MessageWriter {
  private static final ObjectWriter JSON = JsonMapper.builder().build().writer();

  private MessageWriter() {}

  /** The bytes of one message. */
  public static byte[] write(Header header, Payload payload) {
    return write(header, payload.topic().level(), payload.fields());
  }

  /**
   * The bytes of a message that no {@link Payload} is for.
   *
   * @param kind what it is, for people
   * @param body fields after the header's: JSON values only
   */
  public static byte[] write(Header header, String kind, Map<String, Object> body) {
    Map<String, Object> fields = header.fields();
    fields.putAll(body);
    try {
      return JSON.writeValueAsBytes(fields);
    } catch (JsonProcessingException e) {
      // payloads hold nothing but JSON values, see JsonValues
      throw new DroverException(
          ErrorCode.INTERNAL, "a " + kind + " message is not JSON: report it", e);
    }
  }
}
