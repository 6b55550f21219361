package io.drover.roscodegen;

import java.util.Arrays;
import java.util.Optional;

/**
 * The types that need no text, and what they are in Java. Unsigned numbers are of the next larger
 * type, except bytes in arrays (images) and {@code uint64}, which keep their bits.
 */
enum Primitive {
  BOOL("bool", "boolean", "boolean[]", "false", "bool"),
  INT8("int8", "byte", "byte[]", "(byte) 0", "int8"),
  BYTE("byte", "byte", "byte[]", "(byte) 0", "int8"),
  UINT8("uint8", "int", "byte[]", "0", "uint8"),
  CHAR("char", "int", "byte[]", "0", "uint8"),
  INT16("int16", "short", "short[]", "(short) 0", "int16"),
  UINT16("uint16", "int", "int[]", "0", "uint16"),
  INT32("int32", "int", "int[]", "0", "int32"),
  UINT32("uint32", "long", "long[]", "0L", "uint32"),
  INT64("int64", "long", "long[]", "0L", "int64"),
  UINT64("uint64", "long", "long[]", "0L", "int64"),
  FLOAT32("float32", "float", "float[]", "0f", "float32"),
  FLOAT64("float64", "double", "double[]", "0d", "float64"),
  STRING("string", "java.lang.String", "java.util.List<java.lang.String>", "\"\"", "string"),
  TIME("time", "RosTime", "java.util.List<RosTime>", "RosTime.ZERO", "time"),
  DURATION(
      "duration", "RosDuration", "java.util.List<RosDuration>", "RosDuration.ZERO", "duration");

  private final String word;
  private final String scalar;
  private final String array;
  private final String zero;
  private final String codec;

  Primitive(String word, String scalar, String array, String zero, String codec) {
    this.word = word;
    this.scalar = scalar;
    this.array = array;
    this.zero = zero;
    this.codec = codec;
  }

  static Optional<Primitive> of(String word) {
    return Arrays.stream(values()).filter(p -> p.word.equals(word)).findFirst();
  }

  /** Java's type of one value. */
  String scalar() {
    return scalar;
  }

  /** Java's type of several values. */
  String array() {
    return array;
  }

  /** Whether several values are a Java array; otherwise they are a list. */
  boolean isPacked() {
    return array.endsWith("[]");
  }

  /** A Java expression for the value that ROS gives to a field that nobody sets. */
  String zero() {
    return zero;
  }

  /** The name of the reader's and the writer's method; with {@code s} for several values. */
  String codec() {
    return codec;
  }
}
