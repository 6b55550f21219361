package io.drover.launch.cli;

import io.drover.core.config.Keys;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** One of several values, by its name on the command line. */
final class NamedValue {
  private NamedValue() {}

  /**
   * The value of a name.
   *
   * @param label the names of the values
   * @throws DroverException {@code INVALID_ARGUMENT} for another name; tells the nearest
   */
  static <T> T of(String option, String name, T[] values, Function<T, String> label) {
    List<String> known = Arrays.stream(values).map(label).toList();
    if (!known.contains(name)) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          option + ": '" + name + "' is not known" + Keys.suggestion(name, known));
    }
    return values[known.indexOf(name)];
  }
}
