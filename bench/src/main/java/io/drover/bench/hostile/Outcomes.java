package io.drover.bench.hostile;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/** How requests were answered, by what they were. Any thread. */
public final class Outcomes {
  private final Map<String, Map<String, Integer>> counts = new ConcurrentSkipListMap<>();

  void add(String kind, String outcome) {
    counts
        .computeIfAbsent(kind, k -> new ConcurrentSkipListMap<>())
        .merge(outcome, 1, Integer::sum);
  }

  /** By kind, in words: how often each outcome was. */
  public Map<String, String> told() {
    Map<String, String> told = new TreeMap<>();
    counts.forEach(
        (kind, its) ->
            told.put(
                kind,
                its.entrySet().stream()
                    .map(outcome -> outcome.getValue() + " " + outcome.getKey())
                    .collect(Collectors.joining(", "))));
    return told;
  }

  /** How many there were. */
  public int all() {
    return counts.values().stream()
        .flatMap(its -> its.values().stream())
        .mapToInt(Integer::intValue)
        .sum();
  }
}
