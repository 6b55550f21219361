package io.drover.ros.message;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Turns values into the bytes of ROS, little end first, in a buffer that grows. One thread.
 *
 * <p>Arrays of variable length are preceded by their number of values, those of fixed length are
 * not.
 */
public final class MessageWriter {
  private static final int LONGEST = Integer.MAX_VALUE - 16;

  private ByteBuffer buffer = allocate(256);

  /** The bytes of a message alone. */
  public static byte[] bytes(Message message) {
    MessageWriter writer = new MessageWriter();
    message.write(writer);
    return writer.toByteArray();
  }

  /** The bytes of a message as a frame: preceded by their number. */
  public static ByteBuffer frame(Message message) {
    MessageWriter writer = new MessageWriter();
    writer.uint32(0);
    message.write(writer);
    writer.buffer.putInt(0, writer.buffer.position() - Integer.BYTES);
    return writer.buffer.flip();
  }

  /** A copy of what was written. */
  public byte[] toByteArray() {
    byte[] bytes = new byte[buffer.position()];
    buffer.get(0, bytes);
    return bytes;
  }

  public void bool(boolean value) {
    room(1).put(value ? (byte) 1 : 0);
  }

  public void int8(byte value) {
    room(1).put(value);
  }

  public void uint8(int value) {
    room(1).put((byte) inRange(value, 0xff));
  }

  public void int16(short value) {
    room(Short.BYTES).putShort(value);
  }

  public void uint16(int value) {
    room(Short.BYTES).putShort((short) inRange(value, 0xffff));
  }

  public void int32(int value) {
    room(Integer.BYTES).putInt(value);
  }

  public void uint32(long value) {
    room(Integer.BYTES).putInt((int) inRange(value, 0xffff_ffffL));
  }

  public void int64(long value) {
    room(Long.BYTES).putLong(value);
  }

  public void float32(float value) {
    room(Float.BYTES).putFloat(value);
  }

  public void float64(double value) {
    room(Double.BYTES).putDouble(value);
  }

  public void time(RosTime value) {
    uint32(value.seconds());
    uint32(value.nanoseconds());
  }

  public void duration(RosDuration value) {
    int32(value.seconds());
    int32(value.nanoseconds());
  }

  public void string(String value) {
    int8s(value.getBytes(StandardCharsets.UTF_8), false);
  }

  public void bools(boolean[] values, boolean fixed) {
    count(values.length, 1, fixed);
    for (boolean value : values) {
      buffer.put(value ? (byte) 1 : 0);
    }
  }

  public void int8s(byte[] values, boolean fixed) {
    count(values.length, 1, fixed);
    buffer.put(values);
  }

  /** The bits of each; an image is copied once. */
  public void uint8s(byte[] values, boolean fixed) {
    int8s(values, fixed);
  }

  public void int16s(short[] values, boolean fixed) {
    count(values.length, Short.BYTES, fixed);
    buffer.asShortBuffer().put(values);
    advance(values.length * Short.BYTES);
  }

  public void uint16s(int[] values, boolean fixed) {
    count(values.length, Short.BYTES, fixed);
    for (int value : values) {
      buffer.putShort((short) inRange(value, 0xffff));
    }
  }

  public void int32s(int[] values, boolean fixed) {
    count(values.length, Integer.BYTES, fixed);
    buffer.asIntBuffer().put(values);
    advance(values.length * Integer.BYTES);
  }

  public void uint32s(long[] values, boolean fixed) {
    count(values.length, Integer.BYTES, fixed);
    for (long value : values) {
      buffer.putInt((int) inRange(value, 0xffff_ffffL));
    }
  }

  public void int64s(long[] values, boolean fixed) {
    count(values.length, Long.BYTES, fixed);
    buffer.asLongBuffer().put(values);
    advance(values.length * Long.BYTES);
  }

  public void float32s(float[] values, boolean fixed) {
    count(values.length, Float.BYTES, fixed);
    buffer.asFloatBuffer().put(values);
    advance(values.length * Float.BYTES);
  }

  public void float64s(double[] values, boolean fixed) {
    count(values.length, Double.BYTES, fixed);
    buffer.asDoubleBuffer().put(values);
    advance(values.length * Double.BYTES);
  }

  /** Values that are written one by one. */
  public <T> void list(List<T> values, boolean fixed, BiConsumer<MessageWriter, T> one) {
    count(values.size(), 0, fixed);
    values.forEach(v -> one.accept(this, v));
  }

  private void count(int count, int size, boolean fixed) {
    room((long) count * size + Integer.BYTES);
    if (!fixed) {
      buffer.putInt(count);
    }
  }

  private void advance(int bytes) {
    buffer.position(buffer.position() + bytes);
  }

  private ByteBuffer room(long bytes) {
    if (buffer.remaining() < bytes) {
      long needed = buffer.position() + bytes;
      if (needed > LONGEST) {
        throw new IllegalArgumentException("a message is longer than 2 GB: send it in parts");
      }
      long size = Math.min(LONGEST, Math.max(needed, 2L * buffer.capacity()));
      buffer = allocate((int) size).put(buffer.flip());
    }
    return buffer;
  }

  private static ByteBuffer allocate(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static long inRange(long value, long largest) {
    if (value < 0 || value > largest) {
      throw new IllegalArgumentException(
          value + " does not fit into an unsigned field: give one in [0, " + largest + "]");
    }
    return value;
  }
}
