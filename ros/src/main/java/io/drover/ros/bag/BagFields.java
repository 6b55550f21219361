package io.drover.ros.bag;

import io.drover.ros.message.MessageFormatException;
import io.drover.ros.message.MessageReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The header of a record: values by name. */
final class BagFields {
  private final Map<String, byte[]> values = new HashMap<>();

  private BagFields() {}

  /** Of bytes that hold nothing else. */
  static BagFields of(byte[] bytes, int offset, int length) throws MessageFormatException {
    BagFields fields = new BagFields();
    MessageReader reader = new MessageReader(bytes, offset, length);
    int left = length;
    while (left > 0) {
      byte[] field = reader.uint8s(-1);
      left -= Integer.BYTES + field.length;
      fields.add(field);
    }
    return fields;
  }

  private void add(byte[] field) throws MessageFormatException {
    int equals = 0;
    while (equals < field.length && field[equals] != '=') {
      equals++;
    }
    if (equals == field.length) {
      throw new MessageFormatException("a field of a record's header has no '='");
    }
    byte[] value = new byte[field.length - equals - 1];
    System.arraycopy(field, equals + 1, value, 0, value.length);
    values.put(new String(field, 0, equals, StandardCharsets.UTF_8), value);
  }

  private byte[] value(String name) throws MessageFormatException {
    byte[] value = values.get(name);
    if (value == null) {
      throw new MessageFormatException("a record's header has no field '" + name + "'");
    }
    return value;
  }

  MessageReader read(String name) throws MessageFormatException {
    return new MessageReader(value(name));
  }

  String text(String name) throws MessageFormatException {
    return new String(value(name), StandardCharsets.UTF_8);
  }

  /** What kind of record it is. */
  int op() throws MessageFormatException {
    return read("op").uint8();
  }
}
