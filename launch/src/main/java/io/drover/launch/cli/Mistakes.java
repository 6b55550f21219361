package io.drover.launch.cli;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.util.Map;
import java.util.function.Supplier;

/** What a constructor rejects, told as a mistake of the command line. */
final class Mistakes {
  private Mistakes() {}

  /** The value, or an error that names the verb. */
  static <T> T named(String verb, Supplier<T> value) {
    return named(verb, Map.of(), value);
  }

  /**
   * The value, or an error that names the option.
   *
   * <p>A configuration file's keys were accepted when it was read, so that a key which is rejected
   * now was set by its option.
   *
   * @param options by the keys that they set
   */
  static <T> T named(String verb, Map<String, String> options, Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw new DroverException(ErrorCode.INVALID_ARGUMENT, told(verb, options, e.getMessage()), e);
    }
  }

  private static String told(String verb, Map<String, String> options, String problem) {
    return options.entrySet().stream()
        .filter(option -> problem.matches(option.getKey() + "(:? ).*"))
        .findFirst()
        .map(option -> option.getValue() + problem.substring(option.getKey().length()))
        .orElse(verb + ": " + problem);
  }
}
