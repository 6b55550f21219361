package io.drover.navigation;

import java.util.Locale;

/** Where a frame is inferred (A3D's action component o). */
public enum ExecutionLocation {
  ONBOARD,
  EDGE;

  /** The name in files and tables: {@code onboard} or {@code edge}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
