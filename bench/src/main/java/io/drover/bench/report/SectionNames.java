package io.drover.bench.report;

import io.drover.core.config.Keys;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What {@code --section} names. */
public final class SectionNames {
  private SectionNames() {}

  /**
   * Sections by their names, in the order in which there are; all for none.
   *
   * @param all that there are
   * @param id how each is named
   * @throws DroverException {@code INVALID_ARGUMENT} if one is unknown or named twice
   */
  public static <S> List<S> chosen(List<S> all, Function<S, String> id, List<String> names) {
    List<String> known = all.stream().map(id).toList();
    Set<String> chosen = new HashSet<>();
    for (String name : names) {
      if (!known.contains(name)) {
        throw new DroverException(
            ErrorCode.INVALID_ARGUMENT,
            "--section: there is no section '" + name + "'" + Keys.suggestion(name, known));
      }
      if (!chosen.add(name)) {
        throw new DroverException(
            ErrorCode.INVALID_ARGUMENT, "--section: '" + name + "' is named twice: name it once");
      }
    }
    return all.stream().filter(s -> names.isEmpty() || chosen.contains(id.apply(s))).toList();
  }
}
