package io.drover.core.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** YAML scalars ↔ Java values, without YAML 1.1's surprises: a key's type decides, not its look. */
final class Scalars {
  private Scalars() {}

  static Optional<Object> parse(String text, Class<?> type) {
    try {
      if (type == String.class) {
        return Optional.of(text);
      }
      if (type == double.class || type == Double.class) {
        double value = Double.parseDouble(text);
        return Double.isNaN(value) ? Optional.empty() : Optional.of(value);
      }
      if (type == int.class || type == Integer.class) {
        return Optional.of(Integer.valueOf(text));
      }
      if (type == long.class || type == Long.class) {
        return Optional.of(Long.valueOf(text));
      }
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
    if (type == boolean.class || type == Boolean.class) {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "true", "on", "yes" -> Optional.of(true);
        case "false", "off", "no" -> Optional.of(false);
        default -> Optional.empty();
      };
    }
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> print(constant).equals(text))
        .map(Object.class::cast)
        .findFirst();
  }

  static String describe(Class<?> type) {
    if (type.isEnum()) {
      return "one of "
          + Arrays.stream(type.getEnumConstants())
              .map(Scalars::print)
              .collect(Collectors.joining(", "));
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    return type == double.class || type == Double.class ? "a number" : "a whole number";
  }

  static String print(Object value) {
    if (value instanceof Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
    if (value instanceof String text && !text.matches("[A-Za-z0-9_./+-][A-Za-z0-9_./:+-]*")) {
      return "'" + text.replace("'", "''") + "'";
    }
    return String.valueOf(value);
  }
}
