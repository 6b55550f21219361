package io.drover.telemetry.payload;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Deep copies of nested values, so that a payload stays what it was when it was made. */
final class JsonValues {
  private static final Pattern CAMEL_CASE = Pattern.compile("[a-z][A-Za-z0-9]*");

  private JsonValues() {}

  /** As {@link #copyOf}, for fields that stand beside the header's. */
  static Map<String, Object> copyOfBody(String where, Map<String, Object> fields) {
    for (String name : Header.FIELD_NAMES) {
      if (fields.containsKey(name)) {
        throw unusable(where, name, "the header has this field already: choose another name");
      }
    }
    return copyOf(where, fields);
  }

  static Map<String, Object> copyOf(String where, Map<?, ?> fields) {
    Map<String, Object> copy = new LinkedHashMap<>();
    fields.forEach(
        (key, value) -> {
          if (!(key instanceof String name) || !CAMEL_CASE.matcher(name).matches()) {
            throw unusable(where, key, "name it in camelCase: speedMetresPerSecond");
          }
          if (!(value instanceof Number number) || isFinite(number)) {
            copy.put(name, copyOfValue(where, name, value));
          }
        });
    return Collections.unmodifiableMap(copy);
  }

  private static Object copyOfValue(String where, String name, Object value) {
    if (value instanceof String || value instanceof Boolean) {
      return value;
    }
    if (value instanceof Number number) {
      // inside a list the place of a number that JSON cannot write is kept, by a null
      return isFinite(number) ? fixed(number) : null;
    }
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    if (value instanceof Map<?, ?> fields) {
      return copyOf(where + "." + name, fields);
    }
    if (value instanceof List<?> elements) {
      List<Object> copy = new ArrayList<>(elements.size());
      elements.forEach(element -> copy.add(copyOfValue(where, name, element)));
      return Collections.unmodifiableList(copy);
    }
    throw unusable(where, name, "give text, a number, a boolean, an enum, a map or a list");
  }

  /** Whether JSON can write {@code number}; a null counts as a number that nobody measured. */
  static boolean isFinite(Number number) {
    return number instanceof BigDecimal
        || number instanceof BigInteger
        || (number != null && Double.isFinite(number.doubleValue()));
  }

  /** The same number, in a type that does not change any more (an {@code AtomicLong} would). */
  static Number fixed(Number number) {
    boolean immutable = number.getClass().getPackageName().matches("java\\.(lang|math)");
    return immutable ? number : (Number) number.doubleValue();
  }

  static void requireText(String where, String text) {
    if (text == null || text.isBlank()) {
      throw new DroverException(ErrorCode.INVALID_ARGUMENT, where + " is empty: say what it is");
    }
  }

  static DroverException unusable(String where, Object field, String advice) {
    return new DroverException(
        ErrorCode.INVALID_ARGUMENT,
        "field '" + field + "' of " + where + " cannot be published: " + advice);
  }
}
