package io.drover.core.config;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Names as they stand in configuration files, and the nearest one to a typo. */
public final class Keys {
  private Keys() {}

  /** {@code deadlineSeconds} → {@code deadline_seconds}. */
  static String of(String componentName) {
    return componentName.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  /** A sentence's end: the known name nearest to what was written, or all of them. */
  public static String suggestion(String written, List<String> known) {
    Optional<String> nearest =
        known.stream().min(Comparator.comparingInt(name -> distance(written, name)));
    if (nearest.isPresent()
        && distance(written, nearest.get()) <= Math.max(2, written.length() / 3)) {
      return ": did you mean '" + nearest.get() + "'?";
    }
    return known.isEmpty() ? "" : ": known are " + String.join(", ", known);
  }

  /** Levenshtein's distance. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substitution, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
