package io.drover.rl.flight;

import io.drover.core.link.BandwidthTrace;
import io.drover.core.link.TraceGenerator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Traces split whole into those to learn from, to choose a policy by, and to report on. */
public record TraceSplit(
    List<BandwidthTrace> train, List<BandwidthTrace> validation, List<BandwidthTrace> test) {
  /**
   * The least seed of a trace that {@link #generated} makes: far from the small ones of traces that
   * are shipped or flown by hand; those below are for tests.
   */
  public static final long FIRST_GENERATED_SEED = 100_000;

  private static final int LEAST_TO_SPLIT = 5;

  public TraceSplit {
    train = List.copyOf(train);
    validation = List.copyOf(validation);
    test = List.copyOf(test);
  }

  /**
   * Three fifths, one fifth, one fifth, in an order drawn from the seed; fewer than five traces are
   * all for training.
   */
  public static TraceSplit of(List<BandwidthTrace> traces, long seed) {
    if (traces.size() < LEAST_TO_SPLIT) {
      return new TraceSplit(traces, List.of(), List.of());
    }
    List<BandwidthTrace> shuffled = new ArrayList<>(traces);
    Collections.shuffle(shuffled, new Random(seed));
    int fifth = shuffled.size() / 5;
    return new TraceSplit(
        shuffled.subList(2 * fifth, shuffled.size()),
        shuffled.subList(0, fifth),
        shuffled.subList(fifth, 2 * fifth));
  }

  /**
   * Generated traces of every kind, each kind split alike.
   *
   * @param perKind at least 5
   */
  public static TraceSplit generated(int perKind, double durationSeconds, long seed) {
    TraceSplit all = new TraceSplit(List.of(), List.of(), List.of());
    for (TraceGenerator.Kind kind : TraceGenerator.Kind.values()) {
      List<BandwidthTrace> traces = new ArrayList<>();
      for (int i = 0; i < perKind; i++) {
        traces.add(
            TraceGenerator.generate(
                kind, durationSeconds, FIRST_GENERATED_SEED + seed * perKind + i));
      }
      all = all.and(of(traces, seed));
    }
    return all;
  }

  /** These and others. */
  public TraceSplit and(TraceSplit other) {
    return new TraceSplit(
        joined(train, other.train), joined(validation, other.validation), joined(test, other.test));
  }

  private static List<BandwidthTrace> joined(List<BandwidthTrace> a, List<BandwidthTrace> b) {
    List<BandwidthTrace> both = new ArrayList<>(a);
    both.addAll(b);
    return both;
  }
}
