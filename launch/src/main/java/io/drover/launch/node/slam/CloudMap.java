package io.drover.launch.node.slam;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.time.NanoClock;
import io.drover.slam.fusion.GlobalMerge;
import io.drover.slam.fusion.TakenScan;
import io.drover.slam.posegraph.MapMerge;
import io.drover.slam.posegraph.PoseGraph;
import io.drover.slam.posegraph.PoseGraphOptions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;

/** The graph of a growing map, and what can be told of it. Any thread. */
final class CloudMap implements AutoCloseable {
  /** Nobody has sent a scan for so long: what came is put right. */
  private static final double IDLE_SECONDS = 3;

  private final NanoClock clock;
  private final Consumer<MapMerge> whenMerged;
  private final MapPlace place = new MapPlace();
  private final RobotPlaces places;
  private final GlobalMerge merge = new GlobalMerge(PoseGraphOptions.DEFAULT);
  private final AtomicLong changes = new AtomicLong();
  private final AtomicLong scans = new AtomicLong();
  private volatile double lastScanSeconds;

  /** Of the graph's thread. */
  private int merges;

  /**
   * An empty map.
   *
   * @param whenMerged told when robots are recognised in others' maps, on the graph's thread
   */
  CloudMap(NanoClock clock, Consumer<MapMerge> whenMerged) {
    this.clock = clock;
    this.whenMerged = whenMerged;
    this.places = new RobotPlaces(place, clock);
    merge.observe(this::look);
  }

  private void look(PoseGraph graph) {
    changes.incrementAndGet();
    places.look(graph);
    List<MapMerge> all = graph.merges();
    if (all.size() > merges) {
      all.subList(merges, all.size()).forEach(whenMerged);
    }
    merges = all.size();
  }

  GlobalMerge merge() {
    return merge;
  }

  RobotPlaces places() {
    return places;
  }

  /** A scan was taken in. */
  void take(TakenScan taken) {
    scans.incrementAndGet();
    lastScanSeconds = clock.seconds();
    places.take(taken);
  }

  /** Scans that were taken in so far. */
  long scans() {
    return scans.get();
  }

  /** Another number whenever the graph has changed. */
  long version() {
    return changes.get();
  }

  /** Puts poses right when no scan has come for a while; to be called now and then. */
  void settle() throws InterruptedException {
    if (clock.seconds() - lastScanSeconds > IDLE_SECONDS && merge.waiting() == 0) {
      ask(
          graph -> {
            if (graph.relax()) {
              look(graph);
            }
            return true;
          });
    }
  }

  /** As it is. */
  GrowingMap now() throws InterruptedException {
    return ask(graph -> GrowingMap.of(graph, place));
  }

  /**
   * As it is when all was done that can be while robots drive: those that are not recognised are
   * looked for once more, and poses are where all fits.
   *
   * @param seconds that it may take; then as it is, if that is known
   * @param otherwise what is known
   */
  GrowingMap settled(double seconds, GrowingMap otherwise) throws InterruptedException {
    CompletableFuture<GrowingMap> asked =
        merge.ask(
            graph -> {
              graph.settle();
              look(graph);
              return GrowingMap.of(graph, place);
            });
    try {
      return asked.get(NanoClock.toNanos(seconds), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return otherwise;
    } catch (ExecutionException e) {
      throw failed(e);
    }
  }

  /** Why the map does not grow any more; empty while it does. */
  Optional<DroverException> failure() {
    return merge.failure().map(CloudMap::failed);
  }

  private <T> T ask(Function<PoseGraph, T> question) throws InterruptedException {
    try {
      return merge.ask(question).get();
    } catch (ExecutionException e) {
      throw failed(e);
    }
  }

  private static DroverException failed(Throwable why) {
    Throwable cause = why.getCause() == null ? why : why.getCause();
    return new DroverException(ErrorCode.INTERNAL, "the map's graph failed: " + cause, cause);
  }

  @Override
  public void close() {
    merge.close();
  }
}
