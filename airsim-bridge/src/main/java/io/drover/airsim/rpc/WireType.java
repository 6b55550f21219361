package io.drover.airsim.rpc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.msgpack.core.MessagePacker;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.value.ValueType;

/**
 * How values of one type look on the wire. Reading expects a message that {@link FrameReader} has
 * seen whole: every length in it is then backed by bytes that are there.
 */
public interface WireType<T> {
  void write(MessagePacker packer, Dialect dialect, T value) throws IOException;

  /**
   * Reads one value.
   *
   * @throws WireFormatException if a value of another type is there
   */
  T read(MessageUnpacker unpacker, Dialect dialect) throws IOException;

  WireType<Boolean> BOOL =
      of((packer, value) -> packer.packBoolean(value), MessageUnpacker::unpackBoolean);

  /** Signed and unsigned integers that fit an int; never a float. */
  WireType<Integer> INT = of((packer, value) -> packer.packInt(value), MessageUnpacker::unpackInt);

  /** Unsigned 64-bit on the wire: times in nanoseconds. */
  WireType<Long> NANOS = of((packer, value) -> packer.packLong(value), MessageUnpacker::unpackLong);

  /** Written as float32, read from any number. */
  WireType<Double> FLOAT =
      of((packer, value) -> packer.packFloat(value.floatValue()), WireType::number);

  /** Written as float64, read from any number. */
  WireType<Double> DOUBLE = of((packer, value) -> packer.packDouble(value), WireType::number);

  /** Written as str, read from str or bin. */
  WireType<String> TEXT =
      of(
          (packer, value) -> packer.packString(value),
          unpacker -> new String(payload(unpacker), StandardCharsets.UTF_8));

  /** Written as bin, read from bin or str. */
  WireType<byte[]> BYTES =
      of(
          (packer, value) -> packer.packBinaryHeader(value.length).writePayload(value),
          WireType::payload);

  /** An array of float32, read from an array of any numbers; values are never boxed. */
  WireType<float[]> FLOATS =
      of(
          (packer, values) -> {
            packer.packArrayHeader(values.length);
            for (float value : values) {
              packer.packFloat(value);
            }
          },
          WireType::floats);

  /** Whatever comes, of no interest; the value read is null and meant for nobody. */
  WireType<Void> IGNORED =
      of(
          (packer, value) -> packer.packNil(),
          unpacker -> {
            unpacker.skipValue();
            return null;
          });

  /** The kind of whatever comes. */
  WireType<ValueType> KIND =
      of(
          (packer, value) -> packer.packNil(),
          unpacker -> {
            ValueType kind = unpacker.getNextFormat().getValueType();
            unpacker.skipValue();
            return kind;
          });

  /** A list of values of one type. */
  static <T> WireType<List<T>> listOf(WireType<T> element) {
    return new WireType<>() {
      @Override
      public void write(MessagePacker packer, Dialect dialect, List<T> values) throws IOException {
        packer.packArrayHeader(values.size());
        for (T value : values) {
          element.write(packer, dialect, value);
        }
      }

      @Override
      public List<T> read(MessageUnpacker unpacker, Dialect dialect) throws IOException {
        expect(unpacker, ValueType.ARRAY);
        int size = unpacker.unpackArrayHeader();
        List<T> values = new ArrayList<>();
        for (int i = 0; i < size; i++) {
          values.add(element.read(unpacker, dialect));
        }
        return values;
      }
    };
  }

  /** Fails unless the next value is of this type. */
  static void expect(MessageUnpacker unpacker, ValueType type) throws IOException {
    ValueType found = unpacker.getNextFormat().getValueType();
    if (found != type) {
      throw new WireFormatException("expected " + type + " but found " + found);
    }
  }

  private static double number(MessageUnpacker unpacker) throws IOException {
    ValueType found = unpacker.getNextFormat().getValueType();
    return switch (found) {
      case FLOAT -> unpacker.unpackDouble();
      case INTEGER -> unpacker.unpackBigInteger().doubleValue();
      default -> throw new WireFormatException("expected a number but found " + found);
    };
  }

  private static byte[] payload(MessageUnpacker unpacker) throws IOException {
    ValueType found = unpacker.getNextFormat().getValueType();
    return switch (found) {
      case STRING -> unpacker.readPayload(unpacker.unpackRawStringHeader());
      case BINARY -> unpacker.readPayload(unpacker.unpackBinaryHeader());
      default -> throw new WireFormatException("expected text or bytes but found " + found);
    };
  }

  private static float[] floats(MessageUnpacker unpacker) throws IOException {
    expect(unpacker, ValueType.ARRAY);
    float[] values = new float[unpacker.unpackArrayHeader()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          unpacker.getNextFormat().getValueType() == ValueType.FLOAT
              ? unpacker.unpackFloat()
              : (float) number(unpacker);
    }
    return values;
  }

  private static <T> WireType<T> of(Writer<T> writer, Reader<T> reader) {
    return new WireType<>() {
      @Override
      public void write(MessagePacker packer, Dialect dialect, T value) throws IOException {
        writer.write(packer, value);
      }

      @Override
      public T read(MessageUnpacker unpacker, Dialect dialect) throws IOException {
        return reader.read(unpacker);
      }
    };
  }

  /** Writes a value that looks the same in both dialects. */
  @FunctionalInterface
  interface Writer<T> {
    void write(MessagePacker packer, T value) throws IOException;
  }

  /** Reads a value that looks the same in both dialects. */
  @FunctionalInterface
  interface Reader<T> {
    T read(MessageUnpacker unpacker) throws IOException;
  }
}
