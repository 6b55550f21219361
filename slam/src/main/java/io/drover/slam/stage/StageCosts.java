package io.drover.slam.stage;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Time and memory that the stages of one thread's work take. A stage that begins within another one
 * is not counted to that. One thread measures; others may look when it has ended.
 */
public final class StageCosts {
  private static final double NANO = 1e-9;

  private final LongSupplier clock;
  private final LongSupplier allocated;
  private final Map<Stage, Visits> stages = new EnumMap<>(Stage.class);
  private Visits current = new Visits();
  private long sinceNanos;
  private long sinceBytes;

  /** Of one stage: the nanoseconds of each visit. */
  private static final class Visits {
    private long[] nanos = new long[16];
    private int count;
    private long openNanos;
    private long bytes;

    void close() {
      if (count == nanos.length) {
        nanos = Arrays.copyOf(nanos, 2 * count);
      }
      nanos[count++] = openNanos;
      openNanos = 0;
    }
  }

  /**
   * Nothing was done yet.
   *
   * @param clock nanoseconds, that go on while a stage lasts
   * @param allocated bytes that the asking thread has taken from the heap so far
   */
  public StageCosts(LongSupplier clock, LongSupplier allocated) {
    this.clock = clock;
    this.allocated = allocated;
  }

  /** Nobody will look: only time is measured. */
  public static StageCosts unobserved() {
    return new StageCosts(System::nanoTime, () -> 0);
  }

  /** Does a stage's work; a stage is not begun within itself. */
  public <T> T measured(Stage stage, Supplier<T> work) {
    Visits outer = current;
    turnTo(of(stage));
    try {
      return work.get();
    } finally {
      end(outer);
    }
  }

  /** The same, of work that leaves nothing. */
  public void measured(Stage stage, Runnable work) {
    Visits outer = current;
    turnTo(of(stage));
    try {
      work.run();
    } finally {
      end(outer);
    }
  }

  private Visits of(Stage stage) {
    return stages.computeIfAbsent(stage, unused -> new Visits());
  }

  private void end(Visits outer) {
    Visits inner = current;
    turnTo(outer);
    inner.close();
  }

  /** What was used since the last turn belongs to the stage that ends by this one. */
  private void turnTo(Visits next) {
    long nanos = clock.getAsLong();
    long bytes = allocated.getAsLong();
    current.openNanos += nanos - sinceNanos;
    current.bytes += bytes - sinceBytes;
    sinceNanos = nanos;
    sinceBytes = bytes;
    current = next;
  }

  /** What each visit of a stage took, in their order, seconds. */
  public double[] visits(Stage stage) {
    Visits visits = stages.getOrDefault(stage, new Visits());
    return Arrays.stream(visits.nanos, 0, visits.count)
        .mapToDouble(nanos -> nanos * NANO)
        .toArray();
  }

  /** What a stage took in all, seconds. */
  public double seconds(Stage stage) {
    return Arrays.stream(visits(stage)).sum();
  }

  /** What a stage took from the heap in all, most of which has gone back since. */
  public long allocatedBytes(Stage stage) {
    return stages.getOrDefault(stage, new Visits()).bytes;
  }
}
