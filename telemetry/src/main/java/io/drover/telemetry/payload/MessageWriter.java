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
    Map<String, Object> fields = header.fields();
    fields.putAll(payload.fields());
    try {
      return JSON.writeValueAsBytes(fields);
    } catch (JsonProcessingException e) {
      // payloads hold nothing but JSON values, see JsonValues
      throw new DroverException(
          ErrorCode.INTERNAL,
          "a " + payload.topic().level() + " message is not JSON: report it",
          e);
    }
  }
}
