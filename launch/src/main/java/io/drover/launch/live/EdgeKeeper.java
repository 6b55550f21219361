package io.drover.launch.live;

import io.drover.launch.flight.FlyConfig;
import io.drover.rpc.HostPort;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs the edge of a live run, and starts it again at the same place when it has died. */
final class EdgeKeeper implements AutoCloseable {
  private static final double START_SECONDS = 60;
  private static final long PAUSE_SECONDS = 3;

  private final LivePlan plan;
  private final Path folder;
  private Part part;
  private HostPort address = HostPort.loopback(0);
  private boolean closed;

  private EdgeKeeper(LivePlan plan, Path folder) {
    this.plan = plan;
    this.folder = folder;
  }

  /** Begins to start it. */
  static EdgeKeeper start(LivePlan plan, Path folder) {
    EdgeKeeper keeper = new EdgeKeeper(plan, folder);
    keeper.launch();
    return keeper;
  }

  /** Waits until it serves; where it listens from now on. */
  HostPort awaitAddress() {
    Part first;
    synchronized (this) {
      first = part;
    }
    HostPort at = first.awaitListening(START_SECONDS);
    synchronized (this) {
      address = at;
    }
    System.err.printf("edge: process %d%n", first.pid());
    return at;
  }

  private synchronized void launch() {
    if (closed) {
      return;
    }
    EdgeConfig base = EdgeConfig.DEFAULT;
    FlyConfig flown = plan.config();
    Part started =
        plan.start(
            "edge",
            "edge",
            folder,
            new EdgeConfig(
                base.id(),
                address.toString(),
                false,
                flown.edgeCores(),
                base.maxDrones(),
                plan.modelFile(),
                Optional.of(flown.edge()),
                Optional.of(plan.mqtt().toString()),
                LivePlan.SITE,
                Optional.empty()));
    part = started;
    started.whenEnded(() -> ended(started));
  }

  private synchronized void ended(Part which) {
    if (closed || address.port() == 0) {
      return;
    }
    System.err.printf(
        "edge: process %d has ended (%s); the next one starts in %d s%n",
        which.pid(), which.ending(), PAUSE_SECONDS);
    CompletableFuture.delayedExecutor(PAUSE_SECONDS, TimeUnit.SECONDS).execute(this::launch);
  }

  @Override
  public void close() {
    Part last;
    synchronized (this) {
      closed = true;
      last = part;
    }
    last.close();
  }
}
