package io.drover.slam.log;

/**
 * A line of a file.
 *
 * @param number from 1
 * @param text without its end; only its beginning if it is too long
 * @param ended whether the file goes on after it, or ends with an end of line
 * @param tooLong whether it is longer than any record
 */
record LogLine(long number, String text, boolean ended, boolean tooLong) {
  /** Whether there are characters in it that no text has. */
  boolean junk() {
    return text.chars().anyMatch(c -> control((char) c));
  }

  /** Whether a character is neither printed nor space. */
  static boolean control(char c) {
    return c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' || c == 0x7f;
  }
}
