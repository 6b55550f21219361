package io.drover.launch.cli;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.util.function.Supplier;

/** What a constructor rejects, told as a mistake of the command line. */
final class Mistakes {
  private Mistakes() {}

  /** The value, or an error that names the verb. */
  static <T> T named(String verb, Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw new DroverException(ErrorCode.INVALID_ARGUMENT, verb + ": " + e.getMessage(), e);
    }
  }
}
