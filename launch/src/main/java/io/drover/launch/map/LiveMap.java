package io.drover.launch.map;

import io.drover.core.time.NanoClock;
import io.drover.launch.map.MapSnapshot.PlacedSubmap;
import io.drover.launch.web.EventFeed;
import io.drover.launch.web.EventStream;
import io.drover.slam.fusion.GlobalMerge;
import io.drover.slam.posegraph.PoseGraph;
import io.drover.slam.posegraph.SubmapId;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * A mapping while it goes on, told to pages. The graph's own thread takes snapshots, while a page
 * is open and seldom enough not to be slowed; pages' threads draw them, each once for all pages.
 *
 * <p>Events are {@code progress}; {@code submap}, once each; {@code map}, which says where they
 * are; and {@code end}, after the last map.
 */
final class LiveMap implements MappingWatch, EventFeed {
  /** Between two snapshots at least, seconds. */
  private static final double PAUSE_SECONDS = 0.25;

  /** Of its time that the graph's thread may spend on them, unless they are rarer than this. */
  private static final double SHARE = 0.02;

  private static final double LONGEST_PAUSE_SECONDS = 2;

  /** How often progress is told while nothing else is. */
  private static final double PROGRESS_SECONDS = 0.5;

  private final NanoClock clock;
  private final Map<SubmapId, String> submaps = new ConcurrentHashMap<>();
  private volatile long beganNanos;
  private volatile long all;
  private volatile IntSupplier waiting = () -> 0;
  private volatile MappingProgress progress = new MappingProgress(0, 0, 0, 0, 0);

  /** Of the graph's thread. */
  private long nextNanos;

  private final Lock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** Pages that are being told; by the lock, like what follows. */
  private int pages;

  private State state = new State(Optional.empty(), false);

  /** What there is to show, and whether that is all that there will be. */
  private record State(Optional<Shown> shown, boolean last) {}

  /** A snapshot with its text, which the first page that needs it makes. */
  private static final class Shown {
    private final MapSnapshot snapshot;
    private Optional<String> json = Optional.empty();

    Shown(MapSnapshot snapshot) {
      this.snapshot = snapshot;
    }

    synchronized String json() {
      if (json.isEmpty()) {
        json = Optional.of(SnapshotJson.of(snapshot));
      }
      return json.get();
    }
  }

  LiveMap(NanoClock clock) {
    this.clock = clock;
    this.beganNanos = clock.nanoTime();
  }

  @Override
  public void begins(GlobalMerge merge, long scans) {
    beganNanos = clock.nanoTime();
    nextNanos = beganNanos;
    all = scans;
    waiting = merge::waiting;
    merge.observe(this::look);
  }

  @Override
  public void takes(long scans, double logSeconds) {
    progress = new MappingProgress(scans, all, 0, secondsSoFar(), logSeconds);
  }

  @Override
  public void ends(GlobalMerge merge) {
    takes(progress.scans(), progress.logSeconds());
    show(MapSnapshot.of(merge.graph()), true);
  }

  private void look(PoseGraph graph) {
    long now = clock.nanoTime();
    if (now < nextNanos || !watched()) {
      return;
    }
    MapSnapshot taken = MapSnapshot.of(graph);
    double tookSeconds = (clock.nanoTime() - now) * 1e-9;
    double pause = Math.min(LONGEST_PAUSE_SECONDS, tookSeconds / SHARE);
    nextNanos = now + NanoClock.toNanos(Math.max(PAUSE_SECONDS, pause));
    show(taken, false);
  }

  private boolean watched() {
    return locked(() -> pages > 0);
  }

  private void show(MapSnapshot snapshot, boolean last) {
    become(new State(Optional.of(new Shown(snapshot)), last));
  }

  private void become(State next) {
    locked(
        () -> {
          state = next;
          changed.signalAll();
          return next;
        });
  }

  private void turn(int opened) {
    locked(
        () -> {
          pages += opened;
          return pages;
        });
  }

  private <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for something else than before, or until it is time to tell how far it is. */
  private State await(State before) throws InterruptedException {
    lock.lock();
    try {
      long left = NanoClock.toNanos(PROGRESS_SECONDS);
      while (state.equals(before) && left > 0) {
        left = changed.awaitNanos(left);
      }
      return state;
    } finally {
      lock.unlock();
    }
  }

  /** Whether there is nothing more to come. */
  boolean over() {
    return locked(() -> state.last());
  }

  @Override
  public void tell(EventStream page) throws IOException, InterruptedException {
    turn(1);
    try {
      Set<SubmapId> told = new HashSet<>();
      State before = new State(Optional.empty(), false);
      while (!before.last()) {
        State now = await(before);
        page.send("progress", SnapshotJson.of(progress(now)));
        if (now.shown().isPresent() && !now.equals(before)) {
          tell(page, now.shown().get(), told);
        }
        before = now;
      }
      page.send("end", "{}");
    } finally {
      turn(-1);
    }
  }

  /** Time goes on while no scan is taken because enough of them wait. */
  private MappingProgress progress(State now) {
    MappingProgress taken = progress;
    return now.last() ? taken : taken.at(secondsSoFar(), waiting.getAsInt());
  }

  private double secondsSoFar() {
    return (clock.nanoTime() - beganNanos) * 1e-9;
  }

  private void tell(EventStream page, Shown shown, Set<SubmapId> told)
      throws IOException, InterruptedException {
    for (MapSnapshot.Frame frame : shown.snapshot.frames()) {
      for (MapSnapshot.Robot robot : frame.robots()) {
        for (PlacedSubmap submap : robot.submaps()) {
          if (told.add(submap.id())) {
            page.send(
                "submap", submaps.computeIfAbsent(submap.id(), id -> SnapshotJson.of(submap)));
          }
        }
      }
    }
    page.send("map", shown.json());
  }
}
