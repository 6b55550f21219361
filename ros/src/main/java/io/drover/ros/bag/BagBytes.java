package io.drover.ros.bag;

import io.drover.ros.message.RosTime;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Bytes of a bag that grow: fields of headers, and plain values. */
final class BagBytes {
  private ByteBuffer buffer = ByteBuffer.allocate(128).order(ByteOrder.LITTLE_ENDIAN);

  private ByteBuffer room(int bytes) {
    if (buffer.remaining() < bytes) {
      int capacity = Math.max(2 * buffer.capacity(), buffer.position() + bytes);
      ByteBuffer larger = ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN);
      larger.put(buffer.array(), 0, buffer.position());
      buffer = larger;
    }
    return buffer;
  }

  private BagBytes name(String name, int valueBytes) {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    room(Integer.BYTES).putInt(text.length + 1 + valueBytes);
    room(text.length + 1).put(text).put((byte) '=');
    return this;
  }

  BagBytes op(int op) {
    name("op", 1).room(1).put((byte) op);
    return this;
  }

  BagBytes int32(String name, int value) {
    return name(name, Integer.BYTES).int32(value);
  }

  BagBytes int64(String name, long value) {
    name(name, Long.BYTES).room(Long.BYTES).putLong(value);
    return this;
  }

  BagBytes time(String name, RosTime value) {
    return name(name, 2 * Integer.BYTES).time(value);
  }

  BagBytes text(String name, String value) {
    byte[] text = value.getBytes(StandardCharsets.UTF_8);
    return name(name, text.length).raw(text);
  }

  BagBytes int32(int value) {
    room(Integer.BYTES).putInt(value);
    return this;
  }

  BagBytes time(RosTime value) {
    room(2 * Integer.BYTES).putInt((int) value.seconds()).putInt(value.nanoseconds());
    return this;
  }

  BagBytes raw(byte[] bytes) {
    return raw(bytes, bytes.length);
  }

  BagBytes raw(byte[] bytes, int length) {
    room(length).put(bytes, 0, length);
    return this;
  }

  /** A whole record. */
  BagBytes record(BagBytes header, byte[] data, int length) {
    return int32(header.length())
        .raw(header.bytes(), header.length())
        .int32(length)
        .raw(data, length);
  }

  /** Begins anew, with the memory that it has. */
  void clear() {
    buffer.clear();
  }

  int length() {
    return buffer.position();
  }

  /** With room behind them. */
  byte[] bytes() {
    return buffer.array();
  }

  /** To be read; nothing is copied. */
  ByteBuffer buffer() {
    return ByteBuffer.wrap(buffer.array(), 0, buffer.position());
  }
}
