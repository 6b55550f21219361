package io.drover.roscodegen;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The type of a field.
 *
 * @param text as it counts for the check sum: resolved, with its brackets
 * @param primitive if it is one
 * @param message otherwise
 * @param array whether there are several values
 * @param length of an array of fixed length
 */
record FieldType(
    String text,
    Optional<Primitive> primitive,
    Optional<TypeName> message,
    boolean array,
    OptionalInt length) {

  /** Reads {@code float64[36]}, {@code Header}, {@code geometry_msgs/Pose[]} and the like. */
  static FieldType parse(String word, String context) throws MessageTextException {
    String base = word;
    String brackets = "";
    OptionalInt length = OptionalInt.empty();
    int open = word.indexOf('[');
    if (open >= 0) {
      base = word.substring(0, open);
      brackets = word.substring(open);
      if (!brackets.matches("\\[[0-9]{0,9}]")) {
        throw new MessageTextException(word + " is not a legal field type");
      }
      if (brackets.length() > 2) {
        length = OptionalInt.of(Integer.parseInt(brackets.substring(1, brackets.length() - 1)));
      }
    }
    Optional<Primitive> primitive = Primitive.of(base);
    if (primitive.isPresent()) {
      return new FieldType(word, primitive, Optional.empty(), open >= 0, length);
    }
    TypeName message = TypeName.resolve(base, context);
    return new FieldType(
        message + brackets, Optional.empty(), Optional.of(message), open >= 0, length);
  }
}
