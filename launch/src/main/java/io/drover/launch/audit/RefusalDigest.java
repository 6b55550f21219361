package io.drover.launch.audit;

import io.drover.edge.Refusal;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tells of whoever is turned away once, and then only now and then how often that happened again: a
 * drone that is refused tries with every frame. Bounded, however many names are made up. Any
 * thread.
 */
public final class RefusalDigest {
  /** Those who are told apart; the others are only counted. */
  static final int MOST = 256;

  private final Sink sink;
  private final Map<Who, Again> known = new LinkedHashMap<>();
  private final Map<Refusal.Reason, Long> others = new EnumMap<>(Refusal.Reason.class);

  /** Who hears of refusals. */
  public interface Sink {
    /**
     * Somebody was turned away.
     *
     * @param times so often since this was last told of the same
     */
    void refused(Refusal refusal, long times);
  }

  private record Who(Optional<String> claimed, Optional<String> certified, Refusal.Reason reason) {}

  private record Again(Refusal last, long times) {}

  public RefusalDigest(Sink sink) {
    this.sink = sink;
  }

  /** Somebody was turned away. */
  public synchronized void add(Refusal refusal) {
    Who who = new Who(refusal.claimed(), refusal.certified(), refusal.reason());
    Again before = known.get(who);
    if (before != null) {
      known.put(who, new Again(refusal, before.times() + 1));
    } else if (known.size() < MOST) {
      known.put(who, new Again(refusal, 0));
      sink.refused(refusal, 1);
    } else {
      others.merge(refusal.reason(), 1L, Long::sum);
    }
  }

  /** Tells what came again since the last time, and forgets who did not. */
  public synchronized void tell() {
    Iterator<Map.Entry<Who, Again>> entries = known.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<Who, Again> entry = entries.next();
      Again again = entry.getValue();
      if (again.times() == 0) {
        entries.remove();
      } else {
        sink.refused(again.last(), again.times());
        entry.setValue(new Again(again.last(), 0));
      }
    }
    others.forEach(
        (reason, times) ->
            sink.refused(
                new Refusal(
                    Optional.empty(),
                    Optional.empty(),
                    reason,
                    "more callers than can be told apart were turned away"),
                times));
    others.clear();
  }
}
