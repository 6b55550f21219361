package io.drover.bench.report;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What names in a report must be. */
final class Names {
  private Names() {}

  static void present(String what, String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException(what + " is blank");
    }
  }

  /** Each of them present, and none twice. */
  static void distinct(String what, List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      present("one of the " + what, name);
      if (!seen.add(name)) {
        throw new IllegalArgumentException("two " + what + " are called '" + name + "'");
      }
    }
  }
}
