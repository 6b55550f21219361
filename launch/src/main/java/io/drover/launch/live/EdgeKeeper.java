package io.drover.launch.live;

import io.drover.launch.flight.FlyConfig;
import io.drover.rpc.HostPort;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs an edge of a live run, and starts it again at the same place when it has died. */
final class EdgeKeeper implements AutoCloseable {
  private static final double START_SECONDS = 60;

  private final LivePlan plan;
  private final Path folder;
  private final String name;
  private final double pauseSeconds;
  private Part part;
  private HostPort address = HostPort.loopback(0);
  private boolean closed;

  private EdgeKeeper(LivePlan plan, Path folder, String name, double pauseSeconds) {
    this.plan = plan;
    this.folder = folder;
    this.name = name;
    this.pauseSeconds = pauseSeconds;
  }

  /**
   * Begins to start it.
   *
   * @param name of the edge
   * @param pauseSeconds between its death and its next start
   */
  static EdgeKeeper start(LivePlan plan, Path folder, String name, double pauseSeconds) {
    EdgeKeeper keeper = new EdgeKeeper(plan, folder, name, pauseSeconds);
    keeper.part = keeper.launch();
    return keeper;
  }

  /** Waits until it serves; where it listens from now on, which is when it is kept alive. */
  HostPort awaitAddress() {
    Part first;
    synchronized (this) {
      first = part;
    }
    HostPort at = first.awaitListening(START_SECONDS);
    synchronized (this) {
      address = at;
    }
    first.whenEnded(() -> ended(first));
    return at;
  }

  private Part launch() {
    EdgeConfig base = EdgeConfig.DEFAULT;
    FlyConfig flown = plan.config();
    Part started =
        plan.start(
            name,
            "edge",
            folder,
            new EdgeConfig(
                name,
                address.toString(),
                false,
                base.certs(),
                flown.edgeCores(),
                base.sharing(),
                base.maxDrones(),
                base.limits(),
                base.containers(),
                plan.modelFile(),
                Optional.of(flown.edge()),
                Optional.of(plan.mqtt().toString()),
                plan.accounts(),
                plan.mqttState(),
                LivePlan.SITE,
                Optional.empty(),
                base.metricsHost(),
                base.audit()));
    System.err.printf("%s: process %d%n", name, started.pid());
    return started;
  }

  private void ended(Part which) {
    relaunchLater(String.format("process %d has ended (%s)", which.pid(), which.ending()));
  }

  private synchronized void relaunchLater(String why) {
    if (!closed) {
      System.err.printf("%s: %s; the next one starts in %.0f s%n", name, why, pauseSeconds);
      CompletableFuture.delayedExecutor(Math.round(pauseSeconds * 1e3), TimeUnit.MILLISECONDS)
          .execute(this::relaunch);
    }
  }

  private synchronized void relaunch() {
    if (closed) {
      return;
    }
    try {
      Part next = launch();
      part = next;
      next.whenEnded(() -> ended(next));
    } catch (RuntimeException e) {
      // nobody else looks at it
      relaunchLater(e.getMessage());
    }
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
