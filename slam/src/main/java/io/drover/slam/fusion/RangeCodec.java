package io.drover.slam.fusion;

import com.google.protobuf.ByteString;
import io.drover.slam.v1.Ranges;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Ranges to bytes and back, none lost: lasers measure whole centimetres or millimetres, and
 * neighbours see about as far.
 */
final class RangeCodec {
  /** More beams than any laser has. */
  private static final int MOST_BEAMS = 1 << 16;

  private static final int MOST_BYTES_A_BEAM = 5;
  private static final float CENTIMETRES = 100;
  private static final float MILLIMETRES = 1000;
  private static final float MOST_METRES = 1e4f;

  private RangeCodec() {}

  static Ranges pack(float[] ranges) {
    Ranges.Unit unit = unit(ranges);
    byte[] plain = unit == Ranges.Unit.FLOAT ? floats(ranges) : differences(ranges, perMetre(unit));
    return Ranges.newBuilder()
        .setBeams(ranges.length)
        .setUnit(unit)
        .setDeflated(ByteString.copyFrom(Deflated.pack(plain)))
        .build();
  }

  private static Ranges.Unit unit(float[] ranges) {
    if (whole(ranges, CENTIMETRES)) {
      return Ranges.Unit.CENTIMETRE;
    }
    return whole(ranges, MILLIMETRES) ? Ranges.Unit.MILLIMETRE : Ranges.Unit.FLOAT;
  }

  private static boolean whole(float[] ranges, float perMetre) {
    for (float range : ranges) {
      // minus zero is a range of its own
      if (!(Math.abs(range) < MOST_METRES)
          || Float.floatToRawIntBits(metres(Math.round(range * perMetre), perMetre))
              != Float.floatToRawIntBits(range)) {
        return false;
      }
    }
    return true;
  }

  private static float metres(int units, float perMetre) {
    // as text with so many digits is read
    return (float) (units / (double) perMetre);
  }

  private static float perMetre(Ranges.Unit unit) {
    return unit == Ranges.Unit.CENTIMETRE ? CENTIMETRES : MILLIMETRES;
  }

  private static byte[] floats(float[] ranges) {
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * ranges.length);
    bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(ranges);
    return bytes.array();
  }

  private static byte[] differences(float[] ranges, float perMetre) {
    ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES_A_BEAM * ranges.length);
    int before = 0;
    for (float range : ranges) {
      int units = Math.round(range * perMetre);
      int zigzag = (units - before) << 1 ^ (units - before) >> 31;
      while ((zigzag & ~0x7f) != 0) {
        bytes.put((byte) (zigzag | 0x80));
        zigzag >>>= 7;
      }
      bytes.put((byte) zigzag);
      before = units;
    }
    byte[] written = new byte[bytes.position()];
    bytes.flip().get(written);
    return written;
  }

  /**
   * The ranges, metres.
   *
   * @throws IllegalArgumentException if that is no such thing
   */
  static float[] unpack(Ranges packed) {
    int beams = packed.getBeams();
    if (beams < 0 || beams > MOST_BEAMS) {
      throw new IllegalArgumentException("a scan of " + beams + " beams");
    }
    if (packed.getUnit() == Ranges.Unit.UNRECOGNIZED) {
      throw new IllegalArgumentException("ranges in unit " + packed.getUnitValue());
    }
    byte[] plain = Deflated.unpack(packed.getDeflated().toByteArray(), MOST_BYTES_A_BEAM * beams);
    ByteBuffer bytes = ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN);
    float[] ranges = new float[beams];
    try {
      read(bytes, packed.getUnit(), ranges);
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("fewer ranges than its " + beams + " beams", e);
    }
    if (bytes.hasRemaining()) {
      throw new IllegalArgumentException("more ranges than its " + beams + " beams");
    }
    return ranges;
  }

  private static void read(ByteBuffer bytes, Ranges.Unit unit, float[] ranges) {
    int units = 0;
    for (int i = 0; i < ranges.length; i++) {
      if (unit == Ranges.Unit.FLOAT) {
        ranges[i] = bytes.getFloat();
      } else {
        units += difference(bytes);
        ranges[i] = metres(units, perMetre(unit));
      }
    }
  }

  private static int difference(ByteBuffer bytes) {
    int zigzag = 0;
    for (int shift = 0; shift < Integer.SIZE; shift += 7) {
      byte next = bytes.get();
      zigzag |= (next & 0x7f) << shift;
      if (next >= 0) {
        return zigzag >>> 1 ^ -(zigzag & 1);
      }
    }
    throw new IllegalArgumentException("a range of more than " + MOST_BYTES_A_BEAM + " bytes");
  }
}
