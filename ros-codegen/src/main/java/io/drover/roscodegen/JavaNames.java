package io.drover.roscodegen;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/** What fields are called in Java: {@code angle_min} is {@code angleMin}. */
final class JavaNames {
  private static final Set<String> TAKEN =
      Set.of(
          "clone",
          "finalize",
          "getClass",
          "hashCode",
          "notify",
          "notifyAll",
          "toString",
          "wait",
          "type",
          "write",
          "read",
          "zero",
          "in",
          "out");

  private JavaNames() {}

  /** Names for all fields of a message; those that would be alike stay as the text has them. */
  static List<String> of(List<MessageField> fields) {
    Set<String> seen = new HashSet<>();
    Set<String> twice =
        fields.stream()
            .map(f -> camel(f.name()))
            .filter(n -> !seen.add(n))
            .collect(Collectors.toSet());
    return fields.stream()
        .map(f -> twice.contains(camel(f.name())) ? f.name() : camel(f.name()))
        .map(n -> TAKEN.contains(n) || SourceVersion.isKeyword(n) ? n + "_" : n)
        .toList();
  }

  private static String camel(String name) {
    StringBuilder camel = new StringBuilder();
    boolean up = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '_') {
        up = !camel.isEmpty();
      } else {
        camel.append(up ? Character.toUpperCase(c) : c);
        up = false;
      }
    }
    return camel.toString();
  }

  static String capital(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
