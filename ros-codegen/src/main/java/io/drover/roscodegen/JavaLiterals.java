package io.drover.roscodegen;

import java.nio.charset.StandardCharsets;

/** Texts and constants as Java writes them. */
final class JavaLiterals {
  private static final int LONGEST_CONSTANT_BYTES = 65_000;

  private JavaLiterals() {}

  /** A string expression, one source line per line of the text. */
  static String string(String text) throws MessageTextException {
    if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST_CONSTANT_BYTES) {
      throw new MessageTextException("a definition is longer than Java lets a constant be");
    }
    StringBuilder literal = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\n' -> literal.append(i + 1 < text.length() ? "\\n\"\n          + \"" : "\\n");
        case '\t' -> literal.append("\\t");
        case '"' -> literal.append("\\\"");
        case '\\' -> literal.append("\\\\");
        default -> {
          if (c < ' ' || c > '~') {
            literal.append(String.format("\\u%04x", (int) c));
          } else {
            literal.append(c);
          }
        }
      }
    }
    return literal.append('"').toString();
  }

  /** The value of a constant. */
  static String constant(MessageConstant constant) throws MessageTextException {
    String value = constant.value();
    try {
      return switch (constant.type()) {
        case STRING -> string(value);
        case BOOL ->
            Boolean.toString(value.equalsIgnoreCase("true") || value.matches("[0-9]*[1-9][0-9]*"));
        case FLOAT32 -> Float.parseFloat(value) + "f";
        case FLOAT64 -> Double.parseDouble(value) + "d";
        case UINT64 -> Long.toHexString(parse(value)).replaceFirst("^", "0x") + "L";
        case INT64, UINT32 -> parse(value) + "L";
        case UINT8, CHAR, UINT16, INT32 -> Long.toString(parse(value));
        default -> "(" + constant.type().scalar() + ") " + parse(value);
      };
    } catch (NumberFormatException e) {
      throw new MessageTextException(constant.name() + "=" + value + " is not a number");
    }
  }

  private static long parse(String value) {
    return value.startsWith("0x") || value.startsWith("-")
        ? Long.decode(value)
        : Long.parseUnsignedLong(value);
  }
}
