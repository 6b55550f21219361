package io.drover.ros;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The parameters of a graph, a tree. Values are {@code Boolean}, {@code Integer}, {@code Double},
 * {@code String}, {@code byte[]}, a {@code List} of these, or a {@code Map} from names to these,
 * which is a subtree. Names are resolved as the node resolves them.
 *
 * <p>All methods ask the master, and throw {@code UNREACHABLE} if it does not answer.
 */
public interface Parameters {
  /** The value of a parameter, if it is set. */
  Optional<Object> get(String name);

  /** Sets a parameter. */
  void set(String name, Object value);

  /** Removes a parameter, if it is set. */
  void delete(String name);

  /** The full name of a parameter that is set in this namespace or the nearest above it. */
  Optional<String> search(String name);

  /**
   * Listens to changes.
   *
   * @param listener told the new value, or empty if it was removed; not the first value
   * @return the value now
   */
  Optional<Object> subscribe(String name, Consumer<Optional<Object>> listener);

  /** A number, or {@code otherwise} if it is not set. */
  default double number(String name, double otherwise) {
    return read(name, "a number", v -> v instanceof Number n ? n.doubleValue() : null)
        .orElse(otherwise);
  }

  /** A whole number, or {@code otherwise} if it is not set. */
  default int integer(String name, int otherwise) {
    return read(name, "a whole number", v -> v instanceof Integer n ? n : null).orElse(otherwise);
  }

  /** A text, or {@code otherwise} if it is not set. Numbers are taken as they are written. */
  default String text(String name, String otherwise) {
    return read(
            name, "a text", v -> v instanceof String || v instanceof Number ? v.toString() : null)
        .orElse(otherwise);
  }

  /** A truth value, or {@code otherwise} if it is not set. */
  default boolean flag(String name, boolean otherwise) {
    return read(name, "true or false", v -> v instanceof Boolean b ? b : null).orElse(otherwise);
  }

  /** The value as {@code reading} takes it, which answers null for what is not {@code expected}. */
  private <T> Optional<T> read(String name, String expected, Function<Object, T> reading) {
    return get(name)
        .map(
            value ->
                Optional.ofNullable(reading.apply(value))
                    .orElseThrow(
                        () ->
                            new DroverException(
                                ErrorCode.INVALID_CONFIG,
                                "parameter " + name + " is " + value + ": give " + expected)));
  }
}
