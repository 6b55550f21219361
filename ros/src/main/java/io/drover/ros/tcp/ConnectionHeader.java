package io.drover.ros.tcp;

import io.drover.ros.message.MessageFormatException;
import io.drover.ros.message.MessageReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What both ends of a connection tell each other before anything else: names and values. */
record ConnectionHeader(Map<String, String> fields) {
  /** Of pairs of names and values. */
  static ConnectionHeader of(String... pairs) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      fields.put(pairs[i], pairs[i + 1]);
    }
    return new ConnectionHeader(fields);
  }

  static ConnectionHeader read(InputStream in) throws IOException {
    byte[] bytes = Frames.read(in, Frames.LONGEST_HEADER_BYTES);
    Map<String, String> fields = new LinkedHashMap<>();
    int at = 0;
    while (at < bytes.length) {
      try {
        MessageReader rest = new MessageReader(bytes, at, bytes.length - at);
        long length = rest.uint32();
        String field = new MessageReader(bytes, at, bytes.length - at).string();
        int equals = field.indexOf('=');
        if (equals < 0) {
          throw new IOException("a connection's header has a field without a value");
        }
        fields.put(field.substring(0, equals), field.substring(equals + 1));
        at += Integer.BYTES + (int) length;
      } catch (MessageFormatException e) {
        throw new IOException("a connection's header is malformed: " + e.getMessage(), e);
      }
    }
    return new ConnectionHeader(fields);
  }

  void write(OutputStream out) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (Map.Entry<String, String> field : fields.entrySet()) {
      byte[] text = (field.getKey() + "=" + field.getValue()).getBytes(StandardCharsets.UTF_8);
      body.write(littleEndian(text.length));
      body.write(text);
    }
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(littleEndian(body.size()));
    body.writeTo(frame);
    out.write(frame.toByteArray());
  }

  Optional<String> get(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /** Whether the other side's check sum is ours, or it does not care ({@code *}). */
  boolean accepts(String md5) {
    return get("md5sum").map(m -> m.equals("*") || m.equals(md5)).orElse(false);
  }

  private static byte[] littleEndian(int value) {
    return ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }
}
