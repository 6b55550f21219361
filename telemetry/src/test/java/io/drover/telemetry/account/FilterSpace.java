package io.drover.telemetry.account;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Small filters and topics, all of them, and whether they match, by regular expressions. */
final class FilterSpace {
  private FilterSpace() {}

  /**
   * Filters of one to three levels, and a last one for the rest; but +/#, which is the same as #.
   */
  static List<String> filters() {
    List<String> filters = new ArrayList<>(List.of("#"));
    for (String begin : words(List.of("a", "b", "+"), 3)) {
      filters.add(begin);
      if (!begin.equals("+")) {
        filters.add(begin + "/#");
      }
    }
    return filters;
  }

  /** Topics of one to five levels; a third word stands for all that no filter names. */
  static List<String> topics() {
    return words(List.of("a", "b", "c"), 5);
  }

  static boolean matches(String filter, String topic) {
    String expression = ("/" + filter).replace("/#", "(/.*)?").replace("+", "[^/]*");
    return ("/" + topic).matches(expression);
  }

  private static List<String> words(List<String> alphabet, int most) {
    List<String> all = new ArrayList<>();
    List<String> longest = List.of("");
    for (int length = 1; length <= most; length++) {
      longest =
          longest.stream()
              .flatMap(word -> alphabet.stream().map(next -> word + "/" + next))
              .collect(Collectors.toList());
      longest.forEach(word -> all.add(word.substring(1)));
    }
    return all;
  }
}
