package io.drover.launch.dashboard;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What pages that open late are told first: of most topics the latest, of those that make a curve
 * or a list some more. Bounded, whatever is published. One thread at a time.
 */
final class FleetHistory {
  /** How many are kept of a participant's topic. */
  private static final Map<String, Integer> KEPT =
      Map.of("decision", 36, "telemetry", 180, "state", 90, "event", 60, "acknowledgement", 20);

  /** Known topics only: others are relayed, and forgotten. */
  private static final Set<String> LATEST = Set.of("connection", "route", "grid");

  /** Between two states that are kept: they make a trail. */
  private static final long STATE_MILLIS = 2_000;

  private static final int MOST_PARTICIPANTS = 400;

  private final long mostBytes;
  private final Map<String, Map<String, Deque<FleetMessage>>> participants = new LinkedHashMap<>();
  private long bytes;

  FleetHistory(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  void add(FleetMessage message) {
    boolean latest = LATEST.contains(message.topic());
    if (!latest && !KEPT.containsKey(message.topic())) {
      return;
    }
    if (!participants.containsKey(message.participant())
        && participants.size() >= MOST_PARTICIPANTS) {
      forget(participants.keySet().iterator().next());
    }
    Deque<FleetMessage> kept =
        participants
            .computeIfAbsent(message.participant(), unused -> new LinkedHashMap<>())
            .computeIfAbsent(message.topic(), unused -> new ArrayDeque<>());
    if (message.topic().equals("state")) {
      thin(kept, message.atMillis());
    }
    kept.addLast(message);
    bytes += message.bytes();
    int most = latest ? 1 : KEPT.get(message.topic());
    while (kept.size() > most || (bytes > mostBytes && kept.size() > 1)) {
      bytes -= kept.removeFirst().bytes();
    }
    while (bytes > mostBytes && !participants.isEmpty()) {
      forget(participants.keySet().iterator().next());
    }
  }

  /** The last one gives way to the next unless it is long after the one before. */
  private void thin(Deque<FleetMessage> kept, long nowMillis) {
    if (kept.size() > 1) {
      FleetMessage last = kept.removeLast();
      if (nowMillis - kept.getLast().atMillis() >= STATE_MILLIS) {
        kept.addLast(last);
      } else {
        bytes -= last.bytes();
      }
    }
  }

  private void forget(String participant) {
    participants
        .remove(participant)
        .values()
        .forEach(kept -> kept.forEach(message -> bytes -= message.bytes()));
  }

  /** All of it in the order in which it was heard. */
  List<FleetMessage> all() {
    List<FleetMessage> all = new ArrayList<>();
    participants.values().forEach(topics -> topics.values().forEach(all::addAll));
    all.sort(Comparator.comparingLong(FleetMessage::atMillis));
    return all;
  }
}
