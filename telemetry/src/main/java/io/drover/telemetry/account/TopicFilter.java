package io.drover.telemetry.account;

import java.util.List;

/**
 * A topic, or with {@code +} and {@code #} many of them, as MQTT 3.1.1 means it (section 4.7).
 *
 * @param text as it travels
 */
record TopicFilter(String text) {
  private static final String ONE = "+";
  private static final String REST = "#";

  /** Whether every topic that the other one stands for is one of this one's. */
  boolean covers(TopicFilter other) {
    List<String> mine = levels();
    List<String> its = other.levels();
    // wildcards in front do not mean topics of the broker itself, such as $SYS/…
    if (isWildcard(mine.get(0)) && its.get(0).startsWith("$")) {
      return false;
    }
    for (int i = 0; i < mine.size(); i++) {
      if (mine.get(i).equals(REST)) {
        return true;
      }
      if (i == its.size() || its.get(i).equals(REST)) {
        return false;
      }
      if (!mine.get(i).equals(ONE) && !mine.get(i).equals(its.get(i))) {
        return false;
      }
    }
    return its.size() == mine.size();
  }

  /** Whether it stands for more than one topic. */
  boolean hasWildcard() {
    return levels().stream().anyMatch(TopicFilter::isWildcard);
  }

  /** Whether wildcards are levels of their own, and {@code #} the last. */
  boolean wellFormed() {
    List<String> levels = levels();
    for (int i = 0; i < levels.size(); i++) {
      String level = levels.get(i);
      boolean hasSign = level.contains(ONE) || level.contains(REST);
      if (hasSign && !isWildcard(level) || level.equals(REST) && i < levels.size() - 1) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private List<String> levels() {
    return List.of(text.split("/", -1));
  }

  private static boolean isWildcard(String level) {
    return level.equals(ONE) || level.equals(REST);
  }
}
