package io.drover.navigation.dataset;

import java.util.Locale;

/** What a frame may be used for; frames of one world are all of one split. */
public enum Split {
  /** The weights follow these. */
  TRAIN,
  /** The best of the weights are chosen by these. */
  VALIDATION,
  /** Figures are reported on these. */
  TEST;

  /** The name in files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
