package io.drover.edge.container;

import io.drover.core.id.DroneId;
import io.drover.core.time.NanoClock;
import io.drover.navigation.ResourceShare;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The drones' containers of one runtime, each with an engine of the same pool. Any thread. */
public final class QueuedContainers implements AutoCloseable {
  private final WarmPool pool;
  private final int queueLimit;
  private final NanoClock clock;
  private final Set<QueuedContainer> running = ConcurrentHashMap.newKeySet();

  /**
   * None yet.
   *
   * @param pool this object's to close
   * @param queueLimit frames that may wait for one engine, ≥ 1
   */
  public QueuedContainers(WarmPool pool, int queueLimit, NanoClock clock) {
    this.pool = pool;
    this.queueLimit = queueLimit;
    this.clock = clock;
  }

  /** Starts one; does not wait for its engine. */
  public Container start(DroneId drone, ResourceShare share) {
    QueuedContainer container =
        new QueuedContainer(drone, share, pool, queueLimit, clock, running::remove);
    running.add(container);
    container.start();
    return container;
  }

  /** Closes the warm engines beyond those that are kept. */
  public void trim() {
    pool.trim();
  }

  @Override
  public void close() {
    Set.copyOf(running).forEach(QueuedContainer::close);
    pool.close();
  }
}
