package io.drover.airsim.exchange;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.msgpack.value.Value;

/**
 * What a msgpack value looks like apart from what it says: kinds, keys, and the lengths of structs
 * that are written by position. Lists of one kind of element may be of any length.
 */
final class Shape {
  private Shape() {}

  /** A text that is the same for values that the same reader can read. */
  static String of(Value value) {
    if (value.isMapValue()) {
      Map<String, String> keys = new TreeMap<>();
      value
          .asMapValue()
          .map()
          .forEach((key, entry) -> keys.put(key.asRawValue().asString(), of(entry)));
      return keys.toString();
    }
    if (value.isArrayValue()) {
      List<String> elements = value.asArrayValue().list().stream().map(Shape::of).toList();
      boolean alike = elements.stream().distinct().count() == 1;
      return alike && elements.size() > 4 ? "[" + elements.get(0) + "…]" : elements.toString();
    }
    return value.getValueType().name();
  }

  /** Whether one list or both are empty where the values differ, all else being alike. */
  static boolean alike(Value one, Value other) {
    if (one.isArrayValue() && other.isArrayValue()) {
      List<Value> ours = one.asArrayValue().list();
      List<Value> theirs = other.asArrayValue().list();
      if (ours.isEmpty() || theirs.isEmpty()) {
        return true;
      }
      if (isList(ours) && isList(theirs)) {
        return alike(ours.get(0), theirs.get(0));
      }
      if (ours.size() != theirs.size()) {
        return false;
      }
      for (int i = 0; i < ours.size(); i++) {
        if (!alike(ours.get(i), theirs.get(i))) {
          return false;
        }
      }
      return true;
    }
    if (one.isMapValue() && other.isMapValue()) {
      Map<Value, Value> theirs = other.asMapValue().map();
      return one.asMapValue().keySet().equals(theirs.keySet())
          && one.asMapValue().map().entrySet().stream()
              .allMatch(entry -> alike(entry.getValue(), theirs.get(entry.getKey())));
    }
    return one.getValueType() == other.getValueType();
  }

  private static boolean isList(List<Value> values) {
    return values.stream().map(Shape::of).distinct().count() == 1;
  }
}
