package io.drover.slam.log;

import java.util.Optional;

/** A record that is not one; the message says what is wrong with it. */
final class BrokenRecordException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Characters of what stands in a file that an error shows. */
  private static final int SHOWN = 20;

  private final String remedy;

  BrokenRecordException(String message) {
    this(message, "");
  }

  /** One of which is known what to do about it. */
  BrokenRecordException(String message, String remedy) {
    super(message);
    this.remedy = remedy;
  }

  Optional<String> remedy() {
    return remedy.isEmpty() ? Optional.empty() : Optional.of(remedy);
  }

  /** What stands in a file, short enough for an error. */
  static String shown(String text) {
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
  }
}
