package io.drover.launch.top;

import io.drover.core.config.Keys;

/**
 * How edges are shown.
 *
 * @param everySeconds from one look to the next
 * @param sort the column that drones are sorted by, by its name
 * @param json one object a look instead of text
 * @param terminal whether a terminal shows it
 */
public record TopOptions(double everySeconds, String sort, boolean json, boolean terminal) {
  private static final double MOST_SECONDS = 3600;

  public TopOptions {
    if (!(everySeconds >= 0.1 && everySeconds <= MOST_SECONDS)) {
      throw new IllegalArgumentException(
          "every is " + everySeconds + ": give 0.1 to " + MOST_SECONDS + " seconds");
    }
    if (!Top.columns().contains(sort)) {
      throw new IllegalArgumentException(
          "sort is '" + sort + "'" + Keys.suggestion(sort, Top.columns()));
    }
  }

  Column column() {
    return Column.ALL.get(Top.columns().indexOf(sort));
  }
}
