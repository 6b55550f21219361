package io.drover.ros.message;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads values from the bytes of ROS. Nothing is allocated for values that the bytes cannot hold,
 * whatever number of them they claim. One thread.
 *
 * <p>A length of −1 stands for an array that is preceded by its number of values.
 */
public final class MessageReader {
  private static final long NANOS = 1_000_000_000L;

  private final ByteBuffer buffer;

  public MessageReader(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  /** Reads a part of an array, which is not copied. */
  public MessageReader(byte[] bytes, int offset, int length) {
    buffer = ByteBuffer.wrap(bytes, offset, length).order(ByteOrder.LITTLE_ENDIAN);
  }

  public boolean bool() throws MessageFormatException {
    return need(1).get() != 0;
  }

  public byte int8() throws MessageFormatException {
    return need(1).get();
  }

  public int uint8() throws MessageFormatException {
    return Byte.toUnsignedInt(need(1).get());
  }

  public short int16() throws MessageFormatException {
    return need(Short.BYTES).getShort();
  }

  public int uint16() throws MessageFormatException {
    return Short.toUnsignedInt(need(Short.BYTES).getShort());
  }

  public int int32() throws MessageFormatException {
    return need(Integer.BYTES).getInt();
  }

  public long uint32() throws MessageFormatException {
    return Integer.toUnsignedLong(need(Integer.BYTES).getInt());
  }

  public long int64() throws MessageFormatException {
    return need(Long.BYTES).getLong();
  }

  public float float32() throws MessageFormatException {
    return need(Float.BYTES).getFloat();
  }

  public double float64() throws MessageFormatException {
    return need(Double.BYTES).getDouble();
  }

  /** Nanoseconds beyond a second are carried, as other clients do. */
  public RosTime time() throws MessageFormatException {
    long seconds = uint32();
    long nanoseconds = uint32();
    long whole = seconds + nanoseconds / NANOS;
    if (whole >= 1L << 32) {
      throw new MessageFormatException("a time is past the last that ROS can tell");
    }
    return new RosTime(whole, (int) (nanoseconds % NANOS));
  }

  public RosDuration duration() throws MessageFormatException {
    return new RosDuration(int32(), int32());
  }

  /** UTF-8; bytes that are not are replaced, as in texts of old nodes. */
  public String string() throws MessageFormatException {
    int length = count(-1, 1);
    String text =
        new String(
            buffer.array(),
            buffer.arrayOffset() + buffer.position(),
            length,
            StandardCharsets.UTF_8);
    buffer.position(buffer.position() + length);
    return text;
  }

  public boolean[] bools(int length) throws MessageFormatException {
    boolean[] values = new boolean[count(length, 1)];
    for (int i = 0; i < values.length; i++) {
      values[i] = buffer.get() != 0;
    }
    return values;
  }

  public byte[] int8s(int length) throws MessageFormatException {
    byte[] values = new byte[count(length, 1)];
    buffer.get(values);
    return values;
  }

  /** The bits of each; an image is copied once. */
  public byte[] uint8s(int length) throws MessageFormatException {
    return int8s(length);
  }

  public short[] int16s(int length) throws MessageFormatException {
    short[] values = new short[count(length, Short.BYTES)];
    buffer.asShortBuffer().get(values);
    return skip(values, values.length * Short.BYTES);
  }

  public int[] uint16s(int length) throws MessageFormatException {
    int[] values = new int[count(length, Short.BYTES)];
    for (int i = 0; i < values.length; i++) {
      values[i] = Short.toUnsignedInt(buffer.getShort());
    }
    return values;
  }

  public int[] int32s(int length) throws MessageFormatException {
    int[] values = new int[count(length, Integer.BYTES)];
    buffer.asIntBuffer().get(values);
    return skip(values, values.length * Integer.BYTES);
  }

  public long[] uint32s(int length) throws MessageFormatException {
    long[] values = new long[count(length, Integer.BYTES)];
    for (int i = 0; i < values.length; i++) {
      values[i] = Integer.toUnsignedLong(buffer.getInt());
    }
    return values;
  }

  public long[] int64s(int length) throws MessageFormatException {
    long[] values = new long[count(length, Long.BYTES)];
    buffer.asLongBuffer().get(values);
    return skip(values, values.length * Long.BYTES);
  }

  public float[] float32s(int length) throws MessageFormatException {
    float[] values = new float[count(length, Float.BYTES)];
    buffer.asFloatBuffer().get(values);
    return skip(values, values.length * Float.BYTES);
  }

  public double[] float64s(int length) throws MessageFormatException {
    double[] values = new double[count(length, Double.BYTES)];
    buffer.asDoubleBuffer().get(values);
    return skip(values, values.length * Double.BYTES);
  }

  /** Values that are read one by one, each of at least one byte. */
  public <T> List<T> list(int length, MessageType.Decoder<T> one) throws MessageFormatException {
    int count = count(length, 1);
    // what the bytes claim may be more than they hold of values longer than one byte
    List<T> values = new ArrayList<>(Math.min(count, 1024));
    for (int i = 0; i < count; i++) {
      values.add(one.read(this));
    }
    return values;
  }

  /** Whether all bytes are read. */
  void requireEnd(String what) throws MessageFormatException {
    if (buffer.hasRemaining()) {
      throw new MessageFormatException(buffer.remaining() + " bytes follow the end of a " + what);
    }
  }

  private int count(int length, int size) throws MessageFormatException {
    long count = length >= 0 ? length : uint32();
    if (count * size > buffer.remaining()) {
      throw new MessageFormatException(
          count + " values do not fit into the " + buffer.remaining() + " bytes that are left");
    }
    return (int) count;
  }

  private <T> T skip(T values, int bytes) {
    buffer.position(buffer.position() + bytes);
    return values;
  }

  private ByteBuffer need(int bytes) throws MessageFormatException {
    if (buffer.remaining() < bytes) {
      throw new MessageFormatException(
          "a message ends " + (bytes - buffer.remaining()) + " bytes too early");
    }
    return buffer;
  }
}
